/* math.h - what the engine needs of <math.h> in the browser: one instruction each, or the function of that name in JavaScript's Math. */
#ifndef TRIVET_WASM_MATH_H
#define TRIVET_WASM_MATH_H

#define sqrt __builtin_sqrt
#define fabs __builtin_fabs

#define FROM_JS(name) __attribute__((import_module("Math"), import_name(#name)))

FROM_JS(sin) double sin(double);
FROM_JS(cos) double cos(double);
FROM_JS(acos) double acos(double);
FROM_JS(atan2) double atan2(double, double);

#endif
