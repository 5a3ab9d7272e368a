// Package dialogs asks what a verb needs to know before it can be tried: names,
// heads, which duty goes into which part. A dialog shows what would happen, hands
// the verb to the window and closes when it was carried out; Escape leaves
// everything as it was.
package dialogs
