package scenarios

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"time"
)

// Reproducible gives options under which the same steps always make the same
// library: rows are a minute apart from 5 January 2026, 09:00 UTC, and ids follow a
// fixed sequence. Each call starts anew.
func Reproducible(who string) Options {
	clock := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	return Options{
		Now: func() time.Time {
			clock = clock.Add(time.Minute)
			return clock
		},
		Random: &sequence{},
		Who:    who,
	}
}

// sequence is a reader of the SHA-256 of 1, 2, 3, …: as good as random, and always
// the same.
type sequence struct {
	n    uint64
	left []byte
}

var _ io.Reader = (*sequence)(nil)

func (s *sequence) Read(p []byte) (int, error) {
	for i := range p {
		if len(s.left) == 0 {
			s.n++
			block := sha256.Sum256(binary.BigEndian.AppendUint64(nil, s.n))
			s.left = block[:]
		}
		p[i], s.left = s.left[0], s.left[1:]
	}
	return len(p), nil
}
