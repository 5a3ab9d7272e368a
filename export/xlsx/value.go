package xlsx

import (
	"math"
	"strconv"
	"time"
)

type kind uint8

const (
	empty kind = iota
	text
	number
	truth
	date
)

// Value is what a cell holds. The zero value is empty.
type Value struct {
	kind kind
	text string
	num  float64
}

// Text is a text, whatever it begins with. Text("") is empty.
func Text(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{kind: text, text: s}
}

// Number is a number. What a spreadsheet cannot hold (NaN, infinities) is empty.
func Number(f float64) Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return Value{}
	}
	return Value{kind: number, num: f}
}

// Bool is a truth value.
func Bool(b bool) Value {
	v := Value{kind: truth}
	if b {
		v.num = 1
	}
	return v
}

// Date is the calendar day of t in t's own zone, as a number that programs can
// reckon with. The zero time is empty. Days before March 1900, which
// spreadsheets count wrongly, become texts such as 1899-12-31.
func Date(t time.Time) Value {
	if t.IsZero() {
		return Value{}
	}
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	if day.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) || day.Year() > 9999 {
		return Text(day.Format(time.DateOnly))
	}
	return Value{kind: date, num: float64(day.Unix()-epoch().Unix()) / 86400}
}

// ParseDate turns the raw content of a date cell, as [Read] gives it, into its
// day in UTC. It also takes days written 2026-01-31.
func ParseDate(raw string) (time.Time, bool) {
	if t, err := time.Parse(time.DateOnly, raw); err == nil {
		return t, true
	}
	n, ok := parseSerial(raw)
	if !ok {
		return time.Time{}, false
	}
	return epoch().AddDate(0, 0, n), true
}

// epoch is day 0 of spreadsheets. It is a day early, to make up for the
// 29 February 1900 they believe in.
func epoch() time.Time { return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) }

// Number gives the number that the cell holds, 0 for anything else.
func (v Value) Number() float64 {
	if v.kind == number {
		return v.num
	}
	return 0
}

// Text gives the text that the cell holds, and whether it holds one.
func (v Value) Text() (string, bool) { return v.text, v.kind == text }

// IsEmpty tells whether the cell holds nothing.
func (v Value) IsEmpty() bool { return v.kind == empty }

// parseSerial takes a day number, dropping the time of day after the point.
func parseSerial(raw string) (int, bool) {
	f, err := strconv.ParseFloat(raw, 64)
	// 2958465 is the last day of the year 9999.
	if err != nil || !(f >= 1 && f < 2958466) {
		return 0, false
	}
	return int(f), true
}
