// Package dialogs asks what a verb needs to know before it can be tried: names,
// heads, which duty goes into which part, how two scenarios come together, and by which
// rules and terms the library is judged. What is asked about files and workbooks stands
// in package ui. A dialog shows what would happen, hands the verb to the window and
// closes when it was carried out; Escape leaves everything as it was.
package dialogs
