//go:build monkey

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// decorated is how most window managers behave: the window has a frame and the size
// that it asks for.
const decorated = `<keyboard/>`

// typeable are the characters of [words] that no keyboard has.
const typeable = "数字营销部定价沙盘😀é"

// number reads a setting of the run.
func number(t *testing.T, name string, usual int) int {
	t.Helper()
	v := os.Getenv(name)
	if v == "" {
		return usual
	}
	if n := atoi(v); n > 0 {
		return n
	}
	t.Fatalf("%s is %q, not a number", name, v)
	return 0
}

// monkeys is where lists of gestures that did harm are kept.
func monkeys() string { return filepath.Join("..", "..", "out", "monkey") }

func TestTheWindowStandsWhateverIsDoneToIt(t *testing.T) {
	if err := os.MkdirAll(monkeys(), 0o755); err != nil {
		t.Fatal(err)
	}
	seed, gestures := number(t, "SEED", 1), number(t, "GESTURES", 300)
	libraries := strings.Fields(os.Getenv("LIBRARIES"))
	if len(libraries) == 0 {
		libraries = []string{"example", "large", "empty"}
	}
	for _, library := range libraries {
		t.Run(library, func(t *testing.T) {
			m := &monkey{T: t, library: library, seed: seed, faults: map[string]int{}}
			start := time.Now()
			m.run(max(gestures/len(libraries), 1))
			t.Logf("%d gestures in %.0f s, longest answer %v, machine at worst %.1f times as slow as a quiet one, faults %v",
				m.done, time.Since(start).Seconds(), m.longest.Round(time.Millisecond), m.slow, m.faults)
		})
	}
}

// monkey plays at random until it has played enough; after a fault it starts again
// with a fresh library.
type monkey struct {
	*testing.T
	library string
	seed    int
	done    int
	faults  map[string]int
	longest time.Duration
	slow    float64
}

func (m *monkey) run(gestures int) {
	for life := 0; m.done < gestures; life++ {
		m.life(life, gestures)
		if len(m.faults) > 0 && os.Getenv("GOON") == "" {
			return
		}
	}
}

// life is one desk, one library and one window, until something is wrong with it.
func (m *monkey) life(life, gestures int) {
	ok := m.Run(fmt.Sprintf("life %d", life+1), func(t *testing.T) {
		d := seat(t, 1440, 900, decorated)
		d.keyboard(typeable)
		lang := []string{"zh", "en"}[(m.seed+life)%2]
		p := d.player(d.stock(m.library), lang)
		chance := dice{rand.New(rand.NewPCG(uint64(m.seed), uint64(life)))}
		defer func() { m.longest, m.slow = max(m.longest, p.longest), max(m.slow, p.slow) }()
		strayed := 0
		for n := 1; m.done < gestures && n <= 2000; n++ {
			m.done++
			err := p.do(p.choose(chance))
			if err == nil && n%50 == 0 {
				err = p.look("places")
				if err == nil {
					err = p.agrees()
				}
				if err == nil && n%100 == 0 {
					if err = p.calm(); err == nil {
						err = p.rest()
					}
				}
			}
			if m.done%500 == 0 {
				t.Logf("%d gestures so far", m.done)
			}
			if err != nil {
				m.fault(t, p, err)
				return
			}
			if p.last.Library != p.library.path {
				if strayed++; strayed > 40 { // it has opened something else: back to work
					strayed = 0
					if err := p.do(gesture{"restart"}); err != nil {
						m.fault(t, p, err)
						return
					}
				}
			}
		}
		err := p.agrees()
		if err == nil {
			err = p.calm()
		}
		if err == nil {
			err = p.rest()
		}
		if err == nil {
			err = p.restart()
		}
		if err == nil {
			err = p.sound()
		}
		if err != nil {
			m.fault(t, p, err)
		}
	})
	if !ok && len(m.faults) == 0 {
		m.faults["the desk"]++
	}
}

// fault keeps the gestures that led to a fault, so that they can be played again.
func (m *monkey) fault(t *testing.T, p *player, err error) {
	kind := err.Error()
	if f, ok := errors.AsType[fault](err); ok {
		kind = f.kind
	}
	m.faults[kind]++
	p.w.picture("fault")
	name := fmt.Sprintf("%s-%d-%d.txt", m.library, m.seed, m.done)
	text := fmt.Sprintf("library\t%s\t%s\n%s\n", m.library, p.lang, strings.Join(p.played, "\n"))
	if err := os.WriteFile(filepath.Join(monkeys(), name), []byte(text), 0o600); err != nil {
		t.Error(err)
	}
	last := p.played[max(len(p.played)-12, 0):]
	t.Errorf("after %d gestures: %v\n\nto play it again: make monkey REPLAY=out/monkey/%s\nthe last gestures:\n%s", len(p.played), err, name, strings.Join(last, "\n"))
}

func TestTheNamedGesturesAreHarmless(t *testing.T) {
	for _, file := range strings.Fields(os.Getenv("REPLAY")) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if !filepath.IsAbs(file) {
				file = filepath.Join("..", "..", file)
			}
			replay(t, file)
		})
	}
}
