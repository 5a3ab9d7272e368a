package meaning

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync"
)

// Dimensions is how many numbers say where a word lies.
const Dimensions = 50

// Vectors is the table of small word vectors: words that mean something alike lie in one
// direction. English words stand as stems.
type Vectors struct {
	Words []string
	Rows  [][]int8 // by word: Dimensions numbers, of which only the direction counts
	Says  []uint8  // by word: how much it says about a duty, 255 for a word that is never heard
}

// Chinese counts the Chinese words.
func (v Vectors) Chinese() int {
	n := 0
	for _, w := range v.Words {
		if Chinese(w) {
			n++
		}
	}
	return n
}

//go:embed vectors.bin
var vectorTable []byte

// EncodeVectors gives a table as the bytes of vectors.bin: the number of words, the words
// in lines, what each says, the rows.
func EncodeVectors(v Vectors) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(v.Words)))
	text := strings.Join(v.Words, "\n")
	out = binary.LittleEndian.AppendUint32(out, uint32(len(text)))
	out = append(out, text...)
	out = append(out, v.Says...)
	for _, row := range v.Rows {
		for _, x := range row {
			out = append(out, byte(x))
		}
	}
	return out
}

// space is the table as texts are read with it.
type space struct {
	index map[uint64]int32 // hash of a word -> row
	rows  []int8
	says  []uint8
}

// wordSpace is read on first use and never changes.
var wordSpace = sync.OnceValue(func() space {
	s, err := decodeVectors(vectorTable)
	if err != nil {
		return space{index: map[uint64]int32{}} // the file is ours; a test reads it
	}
	return s
})

func decodeVectors(data []byte) (space, error) {
	broken := errors.New("the table of vectors breaks off")
	if len(data) < 8 {
		return space{}, broken
	}
	n, size := int(binary.LittleEndian.Uint32(data)), int(binary.LittleEndian.Uint32(data[4:]))
	data = data[8:]
	if len(data) != size+n*(1+Dimensions) {
		return space{}, broken
	}
	words := strings.Split(string(data[:size]), "\n")
	if len(words) != n {
		return space{}, broken
	}
	s := space{index: make(map[uint64]int32, n), says: data[size : size+n], rows: make([]int8, n*Dimensions)}
	for i, b := range data[size+n:] {
		s.rows[i] = int8(b)
	}
	for i, w := range words {
		s.index[hash(w)] = int32(i)
	}
	return s, nil
}

// direction is where a word or a text lies, at length 1; zero when nobody knows.
type direction [Dimensions]float32

// row gives where the word of a row lies.
func (s space) row(i int32) direction {
	var d direction
	for k, x := range s.rows[int(i)*Dimensions : int(i+1)*Dimensions] {
		d[k] = float32(x)
	}
	d.normalise()
	return d
}

// Products are rounded before they are added, so that no machine fuses the two and all
// agree to the last bit.

func (d *direction) add(e *direction, weight float32) {
	for i, x := range e {
		d[i] += float32(x * weight)
	}
}

func (d *direction) cosine(e *direction) float32 {
	var sum float32
	for i, x := range d {
		sum += float32(x * e[i])
	}
	return sum
}

func (d *direction) normalise() {
	length := float32(math.Sqrt(float64(d.cosine(d))))
	if length == 0 {
		return
	}
	for i := range d {
		d[i] /= length
	}
}
