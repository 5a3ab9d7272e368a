package sheet

import (
	"bytes"
	"encoding/binary"
	"io"
)

// compound tells what lies in an OLE file, in which old Office wrote its documents and
// new Office writes encrypted ones: by the names of its streams. They stand in entries
// of 128 bytes, which are looked for everywhere, so that a damaged table of contents
// does no harm.
func (s *source) compound() error {
	known := []struct {
		stream  string
		problem Problem
	}{
		{"EncryptedPackage", Password}, {"EncryptionInfo", Password},
		{"Workbook", OldExcel}, {"Book", OldExcel}, {"WordDocument", OldWord}, {"PowerPoint Document", Slides},
	}
	switch s.ending() {
	case ".et", ".ett":
		known[2].problem, known[3].problem = WPSTable, WPSTable
	case ".wps", ".wpt":
		known[4].problem = WPSText
	}
	best := len(known)
	in := io.NewSectionReader(s, 0, s.size)
	for buf := make([]byte, 64<<10); ; {
		n, err := io.ReadFull(in, buf)
		for at := 0; at+128 <= n; at += 128 {
			entry := buf[at : at+128]
			for i, k := range known[:best] {
				size := 2*len(k.stream) + 2
				if int(binary.LittleEndian.Uint16(entry[64:])) == size && (entry[66] == 1 || entry[66] == 2) && bytes.Equal(entry[:size-2], wide(k.stream)) {
					best = i
					break
				}
			}
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return err
		}
	}
	if best < len(known) {
		return known[best].problem
	}
	return Unknown
}

// wide is an ASCII text in UTF-16LE.
func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}
