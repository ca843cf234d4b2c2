/* wrong.c - one row for each thing that can go wrong. */
#include "words/wrong.h"

static const str sentences[WRONGS] = {
	[WRONG_NOTHING] = STR_INIT(""),

	[WRONG_DISK_FULL] = STR_INIT("The disk is full. Nothing was changed. Free some space, then try again."),
	[WRONG_FILE_DAMAGED] = STR_INIT("This file is damaged: part of what you wrote may be lost. Nothing in it was changed. Keep a copy of it. "
					"`trivet restore FILE` goes back to a backup; `trivet rescue` saves what can be read."),
	[WRONG_FILE_MEMORY] = STR_INIT("There is not enough memory to open this file."),
	[WRONG_FILE_NOT_OURS] = STR_INIT("This file is not a trivet file. Nothing in it was changed. Choose another file."),
	[WRONG_FILE_CLOSED] = STR_INIT("This file cannot be opened. Check that its folder exists and that you have access to it."),
	[WRONG_FILE_OR_FOLDER_READ_ONLY] =
		STR_INIT("This file or its folder is read-only. Nothing was changed. Allow writing, or choose another file."),
	[WRONG_FILE_BUSY_ELSEWHERE] = STR_INIT("Another program is busy with this file. Try again in a moment."),
	[WRONG_FILE_FAILS] = STR_INIT("This file cannot be read or written: the disk or the system reports a failure. Nothing was changed."),
	[WRONG_FILE_OTHER_PROGRAM] = STR_INIT("This file belongs to another program. Nothing in it was changed. Choose another file."),
	[WRONG_FILE_NEWER] = STR_INIT("This file was written by a newer trivet. Nothing in it was changed. Use the newer trivet to open it."),
	[WRONG_FILE_NOT_SHARED] =
		STR_INIT("This disk does not let several programs share the file safely. Choose a folder on a disk in this machine."),
	[WRONG_FILE_NOT_COPIED] = STR_INIT("This file is from an older trivet, and copying it before the upgrade failed. Nothing in it "
					   "was changed. Check whether the disk is full."),
	[WRONG_FOLDER_READ_ONLY] = STR_INIT("This folder is read-only. Choose another folder."),
	[WRONG_FILE_NO_ROOM] = STR_INIT("The disk is full. Free some space, then try again."),
	[WRONG_FILE_NO_FOLDER] = STR_INIT("This file's folder does not exist. Create it first, or choose another one."),
	[WRONG_FILE_NOT_MADE] = STR_INIT("The system does not allow a file to be created there."),
	[WRONG_FILE_READ_ONLY] = STR_INIT("This file is read-only. Nothing was changed. Allow writing, or choose another file."),
	[WRONG_FILE_MISSING] = STR_INIT("There is no such file."),
	[WRONG_FILE_NAME_LONG] = STR_INIT("The name of this file is too long."),
	[WRONG_FILE_HAS_LOG] = STR_INIT("This file is read-only, and part of its data is still in the file beside it whose name ends in "
					"-wal. Copy both to a folder where you may write, and open that copy."),
	[WRONG_FILE_EMPTY] = STR_INIT("This file is empty: none of your data is in it."),
	[WRONG_FILE_WAS_OPEN] = STR_INIT("Other users of this machine could open this file. Now only you can."),
	[WRONG_FILE_STAYS_OPEN] = STR_INIT("Other users of this machine can open this file, and trivet may not change that. Ask its owner."),
	[WRONG_FILE_REPLACED] = STR_INIT("This file was replaced just now. Try again in a moment."),
	[WRONG_FILE_BUSY] = STR_INIT("This file is busy. Try again in a moment."),
	[WRONG_FILE_LOOK_ONLY] = STR_INIT("This file is read-only: you can view what is in it, but nothing new is saved."),

	[WRONG_STORE_DAMAGED] = STR_INIT("The file that trivet saves in is damaged. Nothing more is saved to it. Stop trivet, keep a copy of the "
					 "file, and go back to a backup (`trivet restore FILE`), or save what can be read (`trivet rescue`)."),
	[WRONG_STORE_GONE] =
		STR_INIT("The file that trivet saves in was deleted, moved or replaced while trivet was running. What you enter now is not saved. "
			 "Download your data as a file if you need to, stop trivet, put the right file back in place, and start trivet again."),
	[WRONG_STORE_NO_FOLDER] = STR_INIT("Its folder cannot be created."),
	[WRONG_NO_THREAD] = STR_INIT("The system allows no more threads."),
	[WRONG_NO_MEMORY] = STR_INIT("There is not enough memory."),
	[WRONG_BEGIN_MEMORY] = STR_INIT("There is not enough memory to start."),
	[WRONG_ASKED_FOR] = STR_INIT("This failure was asked for."),
	[WRONG_RESCUE_NOTHING] = STR_INIT("No trivet data can be read from this file. Nothing was changed. Use a backup."),

	[WRONG_DATABASE_GONE] =
		STR_INIT("This database cannot be reached. Nothing was changed. Check its address, and that its server is running. The server says:"),
	[WRONG_DATABASE_FULL] = STR_INIT("The database server's disk or memory is full. Nothing was changed."),
	[WRONG_DATABASE_BUSY] = STR_INIT("This database is busy. Nothing was changed. Try again in a moment."),
	[WRONG_DATABASE_READ_ONLY] = STR_INIT("This database is read-only. Nothing was changed."),
	[WRONG_DATABASE_NO_RIGHTS] = STR_INIT("This user may not create or change tables in this database. Nothing was changed."),
	[WRONG_DATABASE_FAILS] = STR_INIT("This database cannot be read or written: its server reports a failure. Nothing was changed."),
	[WRONG_DATABASE_OLD_SERVER] = STR_INIT("This server is too old: trivet needs PostgreSQL 13 or newer."),
	[WRONG_DATABASE_NOT_UTF8] = STR_INIT("This database is not in UTF-8. Create one with ENCODING 'UTF8', and use that."),
	[WRONG_DATABASE_NO_SCHEMA] = STR_INIT("No schema of this database is in the search path. Nothing was changed."),
	[WRONG_DATABASE_OTHER_PROGRAM] =
		STR_INIT("This database belongs to another program. Nothing in it was changed. Create one for trivet alone, and use that."),
	[WRONG_DATABASE_NEWER] = STR_INIT("This database was written by a newer trivet. Nothing in it was changed. Use the newer trivet to open it."),
	[WRONG_DATABASE_NO_FSYNC] = STR_INIT(
		"The server of this database does not wait for its disk (fsync is off): what trivet reports as saved is lost if the power fails."),
	[WRONG_DATABASE_OLDER] = STR_INIT("This database is from an older trivet, or empty, and it is read-only, so it cannot be upgraded."),
	[WRONG_DATABASE_LOOK_ONLY] = STR_INIT("This database is read-only: you can view what is in it, but nothing new is saved."),
	[WRONG_DATABASE_NO_LIBRARY] =
		STR_INIT("PostgreSQL's own library (libpq) is not on this machine. Install it (on Debian: libpq5), then try again."),
	[WRONG_DATABASE_MEMORY] = STR_INIT("There is not enough memory to open this database."),

	[WRONG_COPY_NOT_WRITTEN] = STR_INIT("It could not be written. Nothing was changed in it."),
	[WRONG_COPY_NOT_READ] = STR_INIT("It could not be read. Nothing was changed."),
	[WRONG_COPY_ROWS_LOST] = STR_INIT("Not every row could be written. Nothing was changed in it."),
	[WRONG_COPY_NOT_EMPTY] = STR_INIT("It is not empty. Nothing was changed. Choose a new one."),
	[WRONG_COPY_DIFFERS] = STR_INIT("The copy differs from the original. Nothing was changed in it."),

	[WRONG_WRITE_DENIED] = STR_INIT("You may not write there. Nothing was changed."),
	[WRONG_DISK_READ_ONLY] = STR_INIT("This disk is read-only. Nothing was changed."),
	[WRONG_NO_FILE_OR_FOLDER] = STR_INIT("There is no such file or folder."),
	[WRONG_IS_FOLDER] = STR_INIT("This is a folder and not a file. Nothing was changed."),
	[WRONG_NAME_LONG] = STR_INIT("This name is too long. Nothing was changed."),
	[WRONG_SYSTEM_FAILS] = STR_INIT("The disk or the system reports a failure. Nothing was changed."),
	[WRONG_NOT_WHOLE] = STR_INIT("It could not be written completely."),
	[WRONG_LINK_TO_NOTHING] = STR_INIT("This is a link to a file that does not exist. Nothing was changed."),

	[WRONG_FOLDER_NAME_LONG] = STR_INIT("The name of the folder is too long."),
	[WRONG_FOLDER_MISSING] = STR_INIT("This folder does not exist. Create it first, or plug in the disk it is on."),
	[WRONG_FOLDER_NOT_FULL_PATH] = STR_INIT("Give the full path of the folder, starting with /."),
	[WRONG_FOLDER_IS_FILE] = STR_INIT("This is a file and not a folder."),
	[WRONG_FOLDER_DENIED] = STR_INIT("trivet may not write to this folder. Allow it, or choose another one."),
	[WRONG_SEAL_MEMORY] = STR_INIT("There is not enough memory to seal this file: the key alone takes 256 MiB."),
	[WRONG_BACKUP_UNREAD] = STR_INIT("The copy could not be read back, so it was deleted. Try again, perhaps on another disk."),
	[WRONG_PASSPHRASE_NONE] = STR_INIT("There is no passphrase."),
	[WRONG_KEY_NOT_FULL_PATH] = STR_INIT("Give the full path of the file, starting with /."),
	[WRONG_KEY_IN_FOLDER] = STR_INIT("The passphrase file is in the backup folder, beside the backups it opens. Move it elsewhere."),
	[WRONG_KEY_MISSING] = STR_INIT("The passphrase file does not exist."),
	[WRONG_KEY_CLOSED] = STR_INIT("The passphrase file cannot be read."),
	[WRONG_KEY_LENGTH] = STR_INIT("The first line of the file is the passphrase: 8 to 1024 bytes."),
	[WRONG_OUT_NAME_LONG] = STR_INIT("Its name is too long."),
	[WRONG_OUT_TAKEN] = STR_INIT("A file with that name already exists. Nothing was changed. Choose another name."),

	[WRONG_RESTORE_BUSY] =
		STR_INIT("Another program is using this file; perhaps `trivet serve` is running. Stop it, then restore again. Nothing was changed."),
	[WRONG_RESTORE_NO_BACKUP] = STR_INIT("This file is not a trivet backup."),
	[WRONG_RESTORE_MEMORY] = STR_INIT("There is not enough memory to read this file."),
	[WRONG_RESTORE_UNREAD] = STR_INIT("This file cannot be read: the disk or the system reports a failure."),
	[WRONG_SEALED_PASSPHRASE] = STR_INIT("This passphrase does not open this file. The file itself looks undamaged. Nothing was changed."),
	[WRONG_SEALED_HEAD] = STR_INIT("The start of this file is damaged, so no passphrase opens it. Nothing was changed. Use another backup."),
	[WRONG_SEALED_DAMAGED] = STR_INIT("The passphrase is right, but this file is damaged. Nothing was changed. Use another backup."),
	[WRONG_SEALED_CUT] = STR_INIT("This file is cut short, or its end is damaged. Nothing was changed. Use another backup."),
	[WRONG_SEALED_NEWER] = STR_INIT("This file was sealed by a newer trivet. Nothing was changed. Use the newer trivet to restore it."),
	[WRONG_RESTORE_TOO_MANY] = STR_INIT("There are too many files kept aside next to this one. Delete some of them."),
	[WRONG_RESTORE_TWICE] =
		STR_INIT("The disk failed twice, and what was there could not get its name back. It is undamaged, under the name that "
			 "ends in .before-restore: rename it back, and the one that ends in -wal, too."),
	[WRONG_RESTORE_SAME] = STR_INIT("trivet is already using this file."),
	[WRONG_RESTORE_NONE_WAITS] = STR_INIT("No backup is waiting any more. Choose the file again."),
	[WRONG_RESTORE_OTHER_WAITS] = STR_INIT("Another backup is waiting now: this one. Nothing was changed."),
	[WRONG_NO_FOLDERS] = STR_INIT("A browser has no folders for this. Export your data instead, and keep the file."),
};

str wrong_words(enum wrong wrong)
{
	return sentences[wrong];
}
