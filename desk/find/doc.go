// Package find finds what people name while they type: duties, units, KPIs, goals,
// scenarios, commands. Chinese is found by its characters, traditional or simplified, by
// pinyin with every reading of a character, whole or as far as it is typed, and by
// initials; other words by their beginnings, their letters in order, and with two letters
// changed over.
//
// An [Index] is built once for what there is and read from any goroutine.
package find
