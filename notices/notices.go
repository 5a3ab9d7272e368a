// Package notices holds what the makers of the parts of the program ask to be told with
// it: names, versions and the whole texts of their licences.
package notices

import _ "embed"

// Text is all of it. It is written by cmd/notices.
//
//go:embed NOTICES.txt
var Text string
