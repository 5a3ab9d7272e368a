// Package native asks for files and shows them with what the user's system has for
// that: its own file dialogs, its file manager, its programs for workbooks.
package native
