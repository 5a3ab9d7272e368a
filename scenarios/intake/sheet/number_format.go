package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// plainFormat is one of the formats that nearly all numbers and dates have: read once,
// where excelize reads its code for each number anew.
type plainFormat struct {
	prefix, suffix     string
	decimals           int
	thousands, percent bool
	date               []string // parts of a date, literals with a ' before them; nil for numbers
}

// builtIn are the codes of formats that have a number and look the same everywhere.
var builtIn = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}

// plainFormatOf reads a code; nil when it is not one of these.
func plainFormatOf(f numberFormat) *plainFormat {
	code := f.code
	if code == "" {
		code = builtIn[f.id]
	}
	code = strings.TrimSuffix(code, ";@") // and texts as they are
	if code == "" || len(code) > longestCode || strings.Contains(code, ";") {
		return nil
	}
	if strings.ContainsAny(code, "yd") {
		return dateFormat(code)
	}
	var p plainFormat
	literal := &p.prefix
	for code != "" {
		switch c := code[0]; {
		case c == '"':
			end := strings.IndexByte(code[1:], '"')
			if end < 0 {
				return nil
			}
			*literal += code[1 : end+1]
			code = code[end+2:]
		case c == '0' || c == '#':
			if literal == &p.suffix {
				return nil
			}
			n := 0
			for n < len(code) && strings.IndexByte("#0,.", code[n]) >= 0 {
				n++
			}
			whole, part, _ := strings.Cut(code[:n], ".")
			if whole != "0" && whole != "#,##0" || strings.Trim(part, "0") != "" || len(part) > 9 || strings.HasSuffix(code[:n], ".") {
				return nil
			}
			p.thousands, p.decimals = whole != "0", len(part)
			literal, code = &p.suffix, code[n:]
		case c == '%' && literal == &p.suffix && !p.percent:
			p.percent = true
			p.suffix += "%"
			code = code[1:]
		default:
			return nil
		}
	}
	if literal == &p.prefix { // no digits
		return nil
	}
	return &p
}

// dateFormat reads the code of a date.
func dateFormat(code string) *plainFormat {
	var p plainFormat
	for code != "" {
		switch c := code[0]; {
		case strings.IndexByte("ymd", c) >= 0:
			n := 1
			for n < len(code) && code[n] == c {
				n++
			}
			if c == 'y' && n != 4 || c != 'y' && n > 2 {
				return nil
			}
			p.date = append(p.date, code[:n])
			code = code[n:]
		case c == '"':
			end := strings.IndexByte(code[1:], '"')
			if end < 0 {
				return nil
			}
			p.date = append(p.date, "'"+code[1:end+1])
			code = code[end+2:]
		case c == '-' || c == '/' || c == '.':
			p.date = append(p.date, "'"+code[:1])
			code = code[1:]
		default: // times too: an m may be a month or a minute there
			return nil
		}
	}
	return &p
}

// show gives a number in the format, or "" when it is none for it.
func (p *plainFormat) show(v float64, date1904 bool) string {
	if p.date != nil {
		if v < 61 || v >= 2_958_466 { // Excel has a 29 February 1900
			return ""
		}
		t, err := excelize.ExcelDateToTime(v, date1904)
		if err != nil {
			return ""
		}
		return p.day(t.Round(time.Second))
	}
	if v < 0 || v >= 1e12 {
		return ""
	}
	if p.percent {
		v *= 100
	}
	// Half goes up as it is written and not as binary holds it: 0.285 is 0.29.
	written, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return ""
	}
	scale := math.Pow10(p.decimals)
	s := strconv.FormatFloat(math.Floor(written*scale+0.5+1e-9)/scale, 'f', p.decimals, 64)
	if p.thousands {
		whole, part, _ := strings.Cut(s, ".")
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
		if s = whole; part != "" {
			s += "." + part
		}
	}
	return p.prefix + s + p.suffix
}

func (p *plainFormat) day(t time.Time) string {
	var out strings.Builder
	for _, part := range p.date {
		switch part[0] {
		case '\'':
			out.WriteString(part[1:])
			continue
		case 'y':
			out.WriteString(strconv.Itoa(t.Year()))
			continue
		}
		n := t.Day()
		if part[0] == 'm' {
			n = int(t.Month())
		}
		if len(part) == 2 && n < 10 {
			out.WriteByte('0')
		}
		out.WriteString(strconv.Itoa(n))
	}
	return out.String()
}
