//go:build e2e || monkey

package main

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb/xproto"
)

// A gesture is one line, its words parted by tabs, so that a list of them can be kept
// and played again:
//
//	move P                      click P [times]         right P, middle P
//	drag P P… [how]             wheel P up|down|left|right times [shift|ctrl]
//	key KEYS…                   type "text"             paste "text" times
//	size W H                    max, unmax              blur
//	ctl WORD…                   another program writes  restart
//	rest                        everything is left, and nothing goes on by itself
//
// A place P is NAME@x,y, where x and y are parts of the size of what has that name in
// the window's report; without a name, of the window.
type gesture []string

func (g gesture) String() string { return strings.Join(g, "\t") }

func parse(line string) gesture { return strings.Split(line, "\t") }

// errNothingThere says that a gesture is about something that is not in the window.
var errNothingThere = fmt.Errorf("nothing of that name is there")

// spot is the place of the screen that a word means.
func (p *player) spot(word string) (point, error) {
	name, parts, _ := strings.Cut(word, "@")
	if i := strings.LastIndex(word, "@"); i >= 0 {
		name, parts = word[:i], word[i+1:]
	}
	xs, ys, _ := strings.Cut(parts, ",")
	x, err := strconv.ParseFloat(xs, 64)
	y, err2 := strconv.ParseFloat(ys, 64)
	if err != nil || err2 != nil {
		return point{}, fmt.Errorf("no place: %q", word)
	}
	at, size, err := p.hands.origin(xproto.Window(atoi(p.w.id)))
	if err != nil {
		return point{}, err
	}
	if name == "" {
		return at.by(int(x*float64(size.x)), int(y*float64(size.y))), nil
	}
	r, ok := p.last.Targets[name]
	if !ok {
		return point{}, errNothingThere
	}
	return at.by(int(r[0]+x*r[2]), int(r[1]+y*r[3])), nil
}

// spots are the places of the leading words; it gives the words that are left.
func (p *player) spots(words []string) (at []point, rest []string, err error) {
	for i, word := range words {
		if !strings.Contains(word, "@") {
			return at, words[i:], nil
		}
		s, err := p.spot(word)
		if err != nil {
			return nil, nil, err
		}
		at = append(at, s)
	}
	return at, nil, nil
}

// frame is a pause in which the window can draw.
const frame = 16 * time.Millisecond

// play carries a gesture out. It does not wait for what comes of it.
func (p *player) play(g gesture) error {
	h := p.hands
	if g[0] == "ctl" {
		_ = p.w.run(built().ctl, g[1:]...) // what it refuses changes nothing
		return nil
	}
	at, rest, err := p.spots(g[1:])
	if err != nil {
		return err
	}
	switch g[0] {
	case "move":
		h.to(at[0])
	case "click", "right", "middle":
		button, times := byte(1), 1
		switch g[0] {
		case "right":
			button = 3
		case "middle":
			button = 2
		}
		if len(rest) > 0 {
			times = atoi(rest[0])
		}
		h.to(at[0])
		h.flush()
		time.Sleep(frame)
		for range times {
			h.down(button)
			h.up(button)
		}
	case "drag":
		err = p.drag(at, rest)
	case "wheel":
		button := map[string]byte{"up": 4, "down": 5, "left": 6, "right": 7}[rest[0]]
		h.to(at[0])
		if len(rest) > 2 {
			h.fake(xproto.KeyPress, h.keys[rest[2]].code, 0, 0)
			defer h.flush()
			defer h.fake(xproto.KeyRelease, h.keys[rest[2]].code, 0, 0)
		}
		for range atoi(rest[1]) {
			h.down(button)
			h.up(button)
		}
	case "key":
		for _, keys := range rest {
			if err = h.press(keys); err != nil {
				break
			}
		}
	case "type":
		var text string
		if text, err = strconv.Unquote(rest[0]); err == nil {
			h.types(text)
		}
	case "paste":
		var text string
		if text, err = strconv.Unquote(rest[0]); err == nil {
			copying := exec.Command("xclip", "-selection", "clipboard")
			copying.Env, copying.Stdin = p.w.env(), strings.NewReader(strings.Repeat(text, atoi(rest[1])))
			if err = copying.Run(); err == nil {
				err = h.press("ctrl+v")
			}
		}
	case "size":
		h.resize(xproto.Window(atoi(p.w.id)), point{atoi(rest[0]), atoi(rest[1])})
	case "max", "unmax":
		h.maximise(xproto.Window(atoi(p.w.id)), g[0] == "max")
	case "blur":
		h.elsewhere()
		time.Sleep(2 * frame)
		h.activate(xproto.Window(atoi(p.w.id)))
	case "rest":
		if err = p.calm(); err == nil {
			err = p.rest()
		}
	case "restart":
		err = p.restart()
	default:
		err = fmt.Errorf("no gesture %q", g[0])
	}
	h.flush()
	return err
}

// drag takes hold at the first place and lets go at the last. On the way it may be
// disturbed.
func (p *player) drag(at []point, how []string) error {
	h := p.hands
	h.to(at[0])
	h.flush()
	time.Sleep(frame)
	h.down(1)
	const steps = 4
	for i := 1; i < len(at); i++ {
		for s := 1; s <= steps; s++ {
			h.to(point{at[i-1].x + (at[i].x-at[i-1].x)*s/steps, at[i-1].y + (at[i].y-at[i-1].y)*s/steps})
			h.flush()
			time.Sleep(frame)
		}
	}
	var err error
	for _, word := range how {
		name, rest, _ := strings.Cut(word, " ")
		switch name {
		case "right":
			h.down(3)
			h.up(3)
		case "blur":
			h.elsewhere()
			time.Sleep(2 * frame)
			h.activate(xproto.Window(atoi(p.w.id)))
		case "wheel":
			for range 5 {
				h.down(5)
				h.up(5)
			}
		case "size":
			h.resize(xproto.Window(atoi(p.w.id)), point{900 + 40*atoi(rest), 600 + 20*atoi(rest)})
		case "ctl":
			_ = p.w.run(built().ctl, strings.Fields(rest)...)
		default:
			err = h.press(name)
		}
	}
	h.flush()
	time.Sleep(frame)
	h.up(1)
	return err
}

// over reports whether a name is that of a part of a menu or a dialog, under that it
// is one of the window beneath.
func over(name string) bool {
	return strings.HasPrefix(name, "menu:") || strings.HasPrefix(name, "dialog")
}

func under(name string) bool { return !over(name) }

// pressed presses a shortcut as the window lists it: "Ctrl+Shift+N".
func pressed(label string) gesture {
	words := strings.Split(label, "+")
	if rest, plus := strings.CutSuffix(label, "++"); plus {
		words = append(strings.Split(rest, "+"), "plus")
	}
	for i, word := range words {
		if name, ok := map[string]string{"Enter": "Return", "PageUp": "Prior", "PageDown": "Next"}[word]; ok { // as X calls them
			words[i] = name
		} else if _, named := symbols[word]; !named {
			words[i] = strings.ToLower(word)
		}
	}
	return gesture{"key", strings.Join(words, "+")}
}
