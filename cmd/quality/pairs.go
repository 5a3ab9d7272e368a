package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"sandtable/model/meaning"
)

// pair is two duties and what somebody says of them: 0 distinct, 1 related, 2 the
// same work.
type pair struct {
	id, kind, a, b string
	label          int
	set            string
}

// tongues is "zh", "en" or "mixed".
func (p pair) tongues() string {
	a, b := meaning.Chinese(p.a), meaning.Chinese(p.b)
	switch {
	case a && b:
		return "zh"
	case a || b:
		return "mixed"
	}
	return "en"
}

// readPairs reads a table by its header: id, a, b, label, and kind or set where it
// has one.
func readPairs(path, set string) ([]pair, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []pair
	var columns map[string]int
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if columns == nil {
			columns = map[string]int{}
			for i, name := range f {
				columns[strings.ToLower(name)] = i
			}
			continue
		}
		get := func(name string) string {
			if i, ok := columns[name]; ok && i < len(f) {
				return f[i]
			}
			return ""
		}
		label, err := strconv.Atoi(get("label"))
		if err != nil {
			return nil, fmt.Errorf("%s: %q: the label is not a number", path, line)
		}
		p := pair{id: get("id"), kind: get("kind"), a: get("a"), b: get("b"), label: label, set: set}
		if s := get("set"); s != "" {
			p.set = set + " " + s
		}
		out = append(out, p)
	}
	return out, nil
}

// readFrames reads the frames of everyday pairs, Chinese and English: what a text
// stands in, and how two are joined.
func readFrames(path string) ([][2]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out [][2]string
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		zh, en, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("%s: %q: two columns are needed", path, line)
		}
		if i > 0 {
			out = append(out, [2]string{zh, en})
		}
	}
	if len(out) != 2 {
		return nil, fmt.Errorf("%s: %d frames, want 2", path, len(out))
	}
	return out, nil
}
