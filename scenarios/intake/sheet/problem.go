package sheet

import "fmt"

// Problem is why a file is not read. It is a constant that is recognised with
// [errors.Is], and its word is the key under which model/text explains it.
type Problem string

// What may be wrong with a file. They arrive inside a [*FileError].
const (
	Password     Problem = "intake-password"     // encrypted; it is not asked for
	Damaged      Problem = "intake-damaged"      // cut short, or not as its format demands
	TooLarge     Problem = "intake-too-large"    // beyond one of the limits, see [MaxRows]
	Nothing      Problem = "intake-nothing"      // no byte, or no text anywhere
	OldExcel     Problem = "intake-old-excel"    // .xls of before 2007
	OldWord      Problem = "intake-old-word"     // .doc of before 2007
	WPSTable     Problem = "intake-wps-table"    // .et
	WPSText      Problem = "intake-wps-text"     // .wps
	Binary       Problem = "intake-xlsb"         // a workbook saved as binary
	OpenDocument Problem = "intake-opendocument" // .ods, .odt
	Apple        Problem = "intake-apple"        // .numbers, .pages
	Slides       Problem = "intake-slides"       // .pptx, .ppt
	PDF          Problem = "intake-pdf"
	Picture      Problem = "intake-picture"
	Rich         Problem = "intake-rtf"      // .rtf
	Archive      Problem = "intake-archive"  // a zip, rar or 7z of other files
	Encoding     Problem = "intake-encoding" // a text in none of the encodings that are known
	Unknown      Problem = "intake-unknown"  // something else
	Unreadable   Problem = "file-unreadable" // the reader failed
)

// Error implements error for logs.
func (p Problem) Error() string { return string(p) }

// Code gives the key of model/text.
func (p Problem) Code() string { return string(p) }

// FileError says what is wrong with which file. Unwrap gives the [Problem] and, when
// there is one, the error beneath it.
type FileError struct {
	problem Problem
	name    string
	err     error
}

// Error implements error for logs.
func (e *FileError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("%s: %s", e.name, e.problem)
	}
	return fmt.Sprintf("%s: %s: %v", e.name, e.problem, e.err)
}

// Code gives the key of model/text.
func (e *FileError) Code() string { return e.problem.Code() }

// Path gives the name of the file as [Read] was given it.
func (e *FileError) Path() string { return e.name }

// Unwrap implements the interface of package errors.
func (e *FileError) Unwrap() []error {
	if e.err == nil {
		return []error{e.problem}
	}
	return []error{e.problem, e.err}
}
