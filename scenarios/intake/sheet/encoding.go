package sheet

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf "golang.org/x/text/encoding/unicode"
)

// charset is an encoding and its name for people. A nil enc is UTF-8.
type charset struct {
	name string
	enc  encoding.Encoding
	bom  int // bytes of the mark at the start
}

// sampled is how much of a text is looked at to find its encoding.
const sampled = 64 << 10

// charsetOf finds the encoding of a text. Marks at the start are believed; what is
// strictly UTF-8 is UTF-8. Detectors fail on the few characters of a short Chinese
// list, since most bytes of GBK are valid Big5 and the other way round; but in its own
// encoding a text consists of common characters, which both standards keep together in
// a first level, and in the other one of rare ones.
func charsetOf(data []byte) (charset, Problem) {
	little, big := utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return charset{"UTF-8", nil, 3}, ""
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return charset{"UTF-16LE", little, 2}, ""
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return charset{"UTF-16BE", big, 2}, ""
	}
	start := data[:min(len(data), sampled)&^1]
	le, be := commonInUTF16(start, binary.LittleEndian), commonInUTF16(start, binary.BigEndian)
	if bytes.IndexByte(data, 0) >= 0 {
		switch {
		case le > .8 && le >= be:
			return charset{"UTF-16LE", little, 0}, ""
		case be > .8:
			return charset{"UTF-16BE", big, 0}, ""
		case printable(start):
			return charset{}, Damaged
		}
		return charset{}, Unknown
	}
	if utf8.Valid(data) || nearlyUTF8(data) {
		if !printable(start) {
			return charset{}, Unknown
		}
		return charset{"UTF-8", nil, 0}, ""
	}
	sample := foreignLines(data)
	gb, b5 := commonInGBK(sample), commonInBig5(sample)
	switch {
	case gb >= .6 && gb >= b5-.05:
		return charset{"GB18030", simplifiedchinese.GB18030, 0}, ""
	case b5 >= .6:
		return charset{"Big5", traditionalchinese.Big5, 0}, ""
	case le > .9 && le >= be && len(data)%2 == 0:
		return charset{"UTF-16LE", little, 0}, ""
	case be > .9 && len(data)%2 == 0:
		return charset{"UTF-16BE", big, 0}, ""
	}
	if !printable(start) {
		return charset{}, Unknown
	}
	found := chardet.Detect(sample)
	if enc, err := htmlindex.Get(found.Encoding); err == nil && found.Confidence > .2 {
		if name, err := htmlindex.Name(enc); err == nil && enc != encoding.Replacement {
			return charset{name, enc, 0}, ""
		}
	}
	if gb >= .4 && gb >= b5 {
		return charset{"GB18030", simplifiedchinese.GB18030, 0}, ""
	}
	return charset{}, Encoding
}

// nearlyUTF8 reports a text in UTF-8 in which a byte here and there is wrong, or which
// was cut within a character.
func nearlyUTF8(data []byte) bool {
	right, wrong, bad := 0, 0, false
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			if !bad { // the bytes of one character count once
				wrong++
			}
			bad = true
		} else if bad = false; n > 1 {
			right++
		}
		data = data[n:]
	}
	return right >= 8 && wrong <= 1+right/50
}

// foreignLines is a sample of the lines that are not plain ASCII.
func foreignLines(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if len(out) >= sampled {
			break
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			out = append(out, line[:min(len(line), sampled)]...)
		}
	}
	return out
}

// printable reports a text: next to no control characters.
func printable(data []byte) bool {
	odd := 0
	for _, b := range data {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\v' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd <= 1+len(data)/100
}

// commonInGBK gives the share of the two-byte characters that belong to the first level
// of GB 2312, 3,755 characters, or to its marks and letters. Four-byte characters count
// as rare, half characters twice.
func commonInGBK(data []byte) float64 {
	common, all := 0, 0
	for i := 0; i < len(data); {
		b := data[i]
		if b < 0x80 {
			i++
			continue
		}
		all++
		if i+1 >= len(data) || b == 0x80 || b == 0xFF {
			i++
			continue
		}
		c := data[i+1]
		switch {
		case c >= '0' && c <= '9':
			i += 4
		case c < 0x40 || c == 0x7F || c == 0xFF:
			all++
			i++
		default:
			if c >= 0xA1 && (b >= 0xB0 && b <= 0xD7 || b >= 0xA1 && b <= 0xA3) {
				common++
			}
			i += 2
		}
	}
	return share(common, all)
}

// commonInBig5 gives the share of the characters of the first level of Big5, 5,401 in
// number, and of its marks and letters.
func commonInBig5(data []byte) float64 {
	common, all := 0, 0
	for i := 0; i < len(data); {
		b := data[i]
		if b < 0x80 {
			i++
			continue
		}
		all++
		if i+1 >= len(data) {
			break
		}
		c := data[i+1]
		if c < 0x40 || c > 0x7E && c < 0xA1 || c == 0xFF {
			all++
			i++
			continue
		}
		if b >= 0xA4 && b <= 0xC6 || b == 0xA1 || b == 0xA2 && c >= 0x43 || b == 0xA3 {
			common++
		}
		i += 2
	}
	return share(common, all)
}

// commonInUTF16 gives the share of units that are ASCII, common marks or Chinese
// characters, which are common when a Chinese standard has them in its first level.
func commonInUTF16(data []byte, order binary.ByteOrder) float64 {
	common, all := 0, 0
	gbk, big5 := simplifiedchinese.GBK.NewEncoder(), traditionalchinese.Big5.NewEncoder()
	var buf [8]byte
	for i := 0; i+1 < len(data) && all < 2000; i += 2 {
		r := rune(order.Uint16(data[i:]))
		all++
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0x7F, r >= 0xA1 && r < 0x250,
			r >= 0x2010 && r < 0x2030, r >= 0x2460 && r < 0x2480, r >= 0x3000 && r < 0x3020, r >= 0xFF01 && r < 0xFF5F:
			common++
		case unicode.Is(unicode.Han, r):
			n := utf8.EncodeRune(buf[:], r)
			if b, err := gbk.Bytes(buf[:n]); err == nil && len(b) == 2 && b[0] >= 0xB0 && b[0] <= 0xD7 && b[1] >= 0xA1 {
				common++
			} else if b, err := big5.Bytes(buf[:n]); err == nil && len(b) == 2 && b[0] >= 0xA4 && b[0] <= 0xC6 {
				common++
			}
		}
	}
	return share(common, all)
}

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}
