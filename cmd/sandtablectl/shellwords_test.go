package main

import (
	"slices"
	"testing"
)

func TestALineIsSplitAsAShellSplitsIt(t *testing.T) {
	for _, tc := range []struct {
		line string
		want []string
	}{
		{``, nil},
		{`   `, nil},
		{`# a comment`, nil},
		{`move-duty d1 EC # why not`, []string{"move-duty", "d1", "EC"}},
		{`add-duty EC '直播 带货'`, []string{"add-duty", "EC", "直播 带货"}},
		{`a "b \"c\" \\ \n" d`, []string{"a", `b "c" \ \n`, "d"}},
		{`a\ b c\'d`, []string{"a b", "c'd"}},
		{`'it'\''s'`, []string{"it's"}},
		{`--why="two words" x#y ''`, []string{"--why=two words", "x#y", ""}},
		{`中文，标点 “引号”`, []string{"中文，标点", "“引号”"}},
		{"tab\tand\rreturn", []string{"tab", "and", "return"}},
	} {
		got, err := split(tc.line)
		if err != nil || !slices.Equal(got, tc.want) {
			t.Errorf("%q is split into %q, %v", tc.line, got, err)
		}
		if back, err := split(quoteWords(got)); err != nil || !slices.Equal(back, got) {
			t.Errorf("%q is quoted as %q, which reads back as %q, %v", got, quoteWords(got), back, err)
		}
	}
	for _, line := range []string{`'open`, `a "open`, `"open\"`} {
		if got, err := split(line); err == nil {
			t.Errorf("%q is split into %q", line, got)
		}
	}
}
