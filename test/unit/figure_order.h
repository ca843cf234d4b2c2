/* figure_order.h - the groups of each picture from back to front, at the first moment; rows of test_figure.c. FIGURE_ORDER=1 test_figure prints them again. */
{"acupuncture", "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin skin skin skin skin skin skin skin sheet sheet "
		"metal metal metal metal metal metal metal metal tunic tunic tunic tunic tunic tunic tunic tunic"},
	{"baby_to_you", "wood wood wood wood wood wood wood leg pillow top skin leg skin cloth hair skin screen screen hair skin hair face skin skin "
			"top top skin cloth tub skin top skin"},
	{"backpack_two_straps", "bag bag skin leg skin top bag leg top skin skin skin hair skin hair face skin skin top bag"},
	{"bag_row", "wood wood wood wood wood skin leg skin top skin leg skin top skin cloth cloth skin top skin hair face skin hair"},
	{"band_pull_apart", "skin leg leg skin top skin hair skin hair face skin top top skin top top skin band"},
	{"band_raise", "skin band skin top skin leg leg skin top band skin skin skin top hair skin hair face skin"},
	{"band_row", "wood metal band skin top skin leg band leg skin skin skin top skin hair face skin hair skin top"},
	{"breathing", "wood wood wood wood wood wood skin top leg top skin skin skin leg hair skin hair face skin skin top skin"},
	{"cat_cow", "mat skin leg skin top skin leg top skin hair skin hair face skin skin top"},
	{"change_position",
	 "wood wood wood wood wood wood wood wood wood skin top skin skin leg leg top skin skin hair skin hair face skin skin top"},
	{"child_pose", "mat skin leg skin skin skin top leg top skin skin skin hair face skin hair skin top"},
	{"chin_tuck", "skin top skin leg leg skin top hair skin hair face skin skin skin top"},
	{"doorway_stretch", "wall wall wall wood wood wood skin top skin leg skin leg top skin skin hair skin hair face skin top top skin"},
	{"driving_posture", "metal metal screen screen screen screen screen skin top skin leg leg top skin hair skin hair face skin skin skin top"},
	{"dry_cupping", "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin skin skin skin skin skin skin skin sheet "
			"sheet mark mark mark metal metal metal glass glass glass metal metal metal"},
	{"dry_needling", "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin skin skin skin skin skin skin skin "
			 "sheet sheet metal tunic tunic sheet sheet"},
	{"easy_wheeling", "metal metal metal metal metal screen screen metal metal skin top skin leg leg top skin hair skin hair face skin skin "
			  "metal metal metal metal skin top"},
	{"elbow_height", "wood wood wood metal skin leg leg skin skin top top skin skin hair skin hair face skin skin top"},
	{"electro_acupuncture",
	 "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin skin skin skin skin skin skin skin sheet sheet metal "
	 "metal metal metal tunic tunic tunic tunic pad screen pad screen pad screen pad screen screen water tub tub tub"},
	{"first_visit", "wood wood wood wood wood wood wood wood wood wood wood screen bag skin tunic skin skin hair skin screen bag wood tub skin "
			"tunic skin top skin leg skin leg top skin hair skin hair face skin skin skin top"},
	{"gear_off_at_stops", "metal bag bag skin top skin leg leg skin top skin hair skin hair face skin skin top"},
	{"heat_pad", "mat screen screen pillow skin leg skin leg skin top top pillow pad top top skin skin skin hair face skin hair"},
	{"high_snug_carrier",
	 "skin leg skin top leg cloth skin bag top skin cloth bag skin skin bag hair skin screen bag hair skin hair face skin skin top skin skin"},
	{"hip_belt", "cloth bag skin leg skin top bag leg top bag skin skin skin hair skin hair face skin skin top bag"},
	{"infrared_lamp", "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin light skin skin skin skin skin skin "
			  "skin sheet sheet metal screen metal"},
	{"keep_loads_close", "skin leg skin top leg skin top skin wood hair skin hair face skin skin top"},
	{"keyboard_and_forearms", "wood wood wood wood metal screen metal metal wood wood wood wood wood skin top leg skin leg skin top skin skin "
				  "hair skin hair face skin skin top"},
	{"levator_stretch", "wood wood wood wood wood skin leg skin top top skin top skin skin hair skin hair face skin skin skin"},
	{"manual_therapy", "wood wood wood wood wood bag bag skin hair face skin hair skin skin skin skin skin skin skin skin skin skin skin skin "
			   "sheet sheet skin skin tunic tunic skin skin skin skin"},
	{"neck_turns", "skin skin top skin top leg skin skin skin skin top hair skin hair face skin"},
	{"open_book", "mat pillow leg top skin hair skin hair face skin skin leg top top skin skin skin top top skin"},
	{"phone_higher", "wood wood wood wood wood wood skin top leg pillow skin leg top skin skin screen skin hair skin hair face skin skin top"},
	{"physiotherapy", "band skin tunic screen tunic skin skin skin hair skin band skin leg skin leg skin skin top skin top skin hair face skin "
			  "hair skin top top skin skin tunic skin skin"},
	{"posture_variety", "wood wood wood wood wood wood wood skin top skin leg skin leg top skin hair skin hair face skin skin skin top"},
	{"prone_ytw", "mat pillow skin leg skin top leg skin skin top skin hair face skin hair top top skin"},
	{"push_up_plus", "wall skin top skin leg skin leg skin hair face skin hair top skin skin skin top"},
	{"roller_across", "mat skin top skin hair skin hair face skin roller top skin leg skin leg top top skin skin"},
	{"roller_along", "mat roller skin top skin hair skin hair face skin top skin leg leg skin top top skin"},
	{"scapular_squeeze", "skin skin skin top skin leg skin top skin leg skin hair face skin hair skin top"},
	{"screen_height", "wood wood wood bag wood metal screen metal wood wood wood wood wood skin top leg skin skin leg top skin skin hair skin "
			  "hair face skin skin top"},
	{"seat_heater", "metal metal screen screen screen screen screen skin top skin leg leg skin top hair skin hair face skin skin skin top"},
	{"seated_extension", "wood wood wood wood wood wood skin top skin skin leg leg top skin hair skin hair face skin skin top top skin"},
	{"shoulder_rolls", "skin skin skin hair face hair skin leg skin skin skin top skin top top"},
	{"sleep_on_your_side", "mat pillow pillow pillow leg top skin skin leg top top skin hair skin hair face skin skin skin top top skin"},
	{"split_loads", "wood skin top skin skin leg leg top skin wood skin hair skin hair face skin skin top"},
	{"stand_for_calls",
	 "metal metal wood metal screen skin leg top top skin leg top skin skin skin hair skin hair face skin screen top top skin"},
	{"swap_sides_and_tasks", "wood wood wood metal skin leg skin top skin skin leg skin top skin top skin hair face skin hair"},
	{"thread_the_needle", "mat skin leg skin skin leg skin top top skin skin hair skin hair face skin skin top"},
	{"trapezius_stretch", "wood wood wood wood wood skin top skin top leg skin hair skin hair face skin skin top skin skin"},
	{"trays_low_and_close", "skin leg skin top metal bag leg tub top skin skin hair skin hair face skin skin top"},
	{"walk", "skin leg skin top leg top skin skin skin hair skin hair face skin skin top"},
	{"wall_angel", "wall skin top skin leg leg top skin skin hair skin hair face skin skin top"},
	{"warm_bath", "tub tub tub skin skin skin skin skin skin top skin skin skin water tub water water water skin hair skin hair face skin"},
	{"weight_raise", "skin metal metal wood wood skin top skin leg leg skin top skin hair skin hair face skin skin top"},
	{"wheelchair_opening", "metal metal metal metal metal screen screen metal metal skin top leg top skin skin leg hair skin hair face skin skin "
			       "metal skin top metal metal metal skin"},
	{"wheelchair_row", "wood metal metal metal metal metal metal screen screen metal metal band skin skin leg skin top skin band leg skin metal "
			   "skin top skin hair face skin hair metal metal metal skin top"},
	{"wheels_and_transfers", "metal metal metal metal metal screen screen metal metal skin top skin leg leg top skin hair skin hair face skin "
				 "skin metal metal metal metal skin top"},
	{"yoga", "mat skin top skin leg leg top skin skin hair skin hair face skin skin top"},
