//go:build e2e || monkey

package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// hands hold the mouse and the keyboard of a desk. They are far quicker than a tool
// that is started for every move.
type hands struct {
	conn    *xgb.Conn
	root    xproto.Window
	strokes map[rune]stroke   // how a character is typed
	keys    map[string]stroke // how a named key is pressed
	atoms   map[string]xproto.Atom
	pongs   chan uint32
	pings   uint32
	other   xproto.Window // a window of somebody else, to lose the focus to
}

// stroke is a key, and whether Shift is held.
type stroke struct {
	code  byte
	shift bool
}

// symbols are the names of keys that are not characters, as X numbers them.
var symbols = map[string]xproto.Keysym{
	"Return": 0xff0d, "Escape": 0xff1b, "Tab": 0xff09, "BackSpace": 0xff08, "Delete": 0xffff, "Home": 0xff50, "End": 0xff57,
	"Left": 0xff51, "Up": 0xff52, "Right": 0xff53, "Down": 0xff54, "Prior": 0xff55, "Next": 0xff56, "F1": 0xffbe, "F11": 0xffc8,
	"Menu": 0xff67, "Insert": 0xff63, "space": 0x20, "ctrl": 0xffe3, "shift": 0xffe1, "alt": 0xffe9,
}

// hands takes mouse and keyboard of the desk.
func (d *desk) hands() *hands {
	d.t.Helper()
	xgb.Logger.SetOutput(io.Discard) // it misses a password that the display does not ask for
	conn, err := xgb.NewConnDisplay(d.display)
	if err == nil {
		err = xtest.Init(conn)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(conn.Close)
	h := &hands{conn: conn, strokes: map[rune]stroke{}, keys: map[string]stroke{}, atoms: map[string]xproto.Atom{}, pongs: make(chan uint32, 64)}
	setup := xproto.Setup(conn)
	h.root = setup.DefaultScreen(conn).Root
	count := byte(setup.MaxKeycode - setup.MinKeycode + 1)
	board, err := xproto.GetKeyboardMapping(conn, setup.MinKeycode, count).Reply()
	if err != nil {
		d.t.Fatal(err)
	}
	per := int(board.KeysymsPerKeycode)
	for i := range int(count) {
		for level := range min(per, 2) {
			sym, s := board.Keysyms[i*per+level], stroke{byte(int(setup.MinKeycode) + i), level == 1}
			for name, want := range symbols {
				if _, ok := h.keys[name]; sym == want && !ok {
					h.keys[name] = s
				}
			}
			var r rune
			switch {
			case sym >= 0x20 && sym < 0x7f || sym >= 0xa0 && sym <= 0xff:
				r = rune(sym)
			case sym&0xff000000 == 0x01000000:
				r = rune(sym & 0xffffff)
			default:
				continue
			}
			if _, ok := h.strokes[r]; !ok {
				h.strokes[r] = s
			}
		}
	}
	for _, name := range []string{"WM_PROTOCOLS", "WM_DELETE_WINDOW", "_NET_WM_PING", "_NET_CLIENT_LIST", "_NET_CLOSE_WINDOW", "_NET_ACTIVE_WINDOW",
		"_NET_WM_STATE", "_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ"} {
		a, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			d.t.Fatal(err)
		}
		h.atoms[name] = a.Atom
	}
	// The answers to pings go to the root window.
	xproto.ChangeWindowAttributes(conn, h.root, xproto.CwEventMask, []uint32{xproto.EventMaskSubstructureNotify})
	go func() {
		for {
			e, err := conn.WaitForEvent()
			if e == nil && err == nil {
				return // the connection is closed
			}
			if m, ok := e.(xproto.ClientMessageEvent); ok && m.Type == h.atoms["WM_PROTOCOLS"] && xproto.Atom(m.Data.Data32[0]) == h.atoms["_NET_WM_PING"] && m.Window == h.root {
				select {
				case h.pongs <- m.Data.Data32[1]:
				default:
				}
			}
		}
	}()
	return h
}

func (h *hands) fake(kind, detail byte, x, y int) {
	xtest.FakeInput(h.conn, kind, detail, 0, h.root, int16(x), int16(y), 0)
}

// to moves the pointer to a place of the screen.
func (h *hands) to(p point) { h.fake(xproto.MotionNotify, 0, p.x, p.y) }

func (h *hands) down(button byte) { h.fake(xproto.ButtonPress, button, 0, 0) }
func (h *hands) up(button byte)   { h.fake(xproto.ButtonRelease, button, 0, 0) }

// press presses a key with others held: "ctrl+shift+n".
func (h *hands) press(keys string) error {
	words := strings.Split(keys, "+")
	var held []byte
	for _, word := range words {
		s, ok := h.keys[word]
		if !ok && len([]rune(word)) == 1 {
			s, ok = h.strokes[[]rune(word)[0]]
		}
		if word == "plus" { // "+" stands between keys
			s, ok = h.strokes['+']
		}
		if !ok {
			return fmt.Errorf("no key %q", word)
		}
		h.fake(xproto.KeyPress, s.code, 0, 0)
		held = append(held, s.code)
	}
	for i := len(held) - 1; i >= 0; i-- {
		h.fake(xproto.KeyRelease, held[i], 0, 0)
	}
	return nil
}

// types types characters; those that the keyboard does not have are left out.
func (h *hands) types(text string) {
	for _, r := range text {
		s, ok := h.strokes[r]
		if !ok {
			continue
		}
		if s.shift {
			h.fake(xproto.KeyPress, h.keys["shift"].code, 0, 0)
		}
		h.fake(xproto.KeyPress, s.code, 0, 0)
		h.fake(xproto.KeyRelease, s.code, 0, 0)
		if s.shift {
			h.fake(xproto.KeyRelease, h.keys["shift"].code, 0, 0)
		}
	}
}

// flush waits until the X server has done what was asked.
func (h *hands) flush() { _, _ = xproto.GetInputFocus(h.conn).Reply() }

// origin is where a window's content begins on the screen, and its size.
func (h *hands) origin(id xproto.Window) (at, size point, err error) {
	g, err := xproto.GetGeometry(h.conn, xproto.Drawable(id)).Reply()
	if err != nil {
		return
	}
	t, err := xproto.TranslateCoordinates(h.conn, id, h.root, 0, 0).Reply()
	if err != nil {
		return
	}
	return point{int(t.DstX), int(t.DstY)}, point{int(g.Width), int(g.Height)}, nil
}

// tell sends a message to a window, or about it to the window manager.
func (h *hands) tell(to, about xproto.Window, kind string, data ...uint32) {
	data = append(data, make([]uint32, 5-len(data))...)
	m := xproto.ClientMessageEvent{Format: 32, Window: about, Type: h.atoms[kind], Data: xproto.ClientMessageDataUnionData32New(data)}
	mask := uint32(xproto.EventMaskNoEvent)
	if to == h.root {
		mask = xproto.EventMaskSubstructureNotify | xproto.EventMaskSubstructureRedirect
	}
	xproto.SendEvent(h.conn, false, to, mask, string(m.Bytes()))
}

// ping asks a window whether it still takes what comes to it, and waits for the answer.
func (h *hands) ping(id xproto.Window, most time.Duration, gone <-chan struct{}) (time.Duration, bool) {
	h.pings++
	n, start := h.pings, time.Now()
	h.tell(id, id, "WM_PROTOCOLS", uint32(h.atoms["_NET_WM_PING"]), n, uint32(id))
	h.flush()
	end := time.After(most)
	for {
		select {
		case got := <-h.pongs:
			if got == n {
				return time.Since(start), true
			}
		case <-gone:
			return time.Since(start), true
		case <-end:
			return time.Since(start), false
		}
	}
}

// windows are those that the window manager looks after.
func (h *hands) windows() (out []xproto.Window) {
	p, err := xproto.GetProperty(h.conn, false, h.root, h.atoms["_NET_CLIENT_LIST"], xproto.AtomWindow, 0, 64).Reply()
	if err != nil {
		return nil
	}
	for b := p.Value; len(b) >= 4; b = b[4:] {
		out = append(out, xproto.Window(xgb.Get32(b)))
	}
	return out
}

// activate gives a window the focus, as a click into the task bar does.
func (h *hands) activate(id xproto.Window) {
	h.tell(h.root, id, "_NET_ACTIVE_WINDOW", 2, 0, 0)
	h.flush()
}

// elsewhere gives the focus to a window of somebody else.
func (h *hands) elsewhere() {
	if h.other == 0 {
		id, err := xproto.NewWindowId(h.conn)
		if err != nil {
			return
		}
		screen := xproto.Setup(h.conn).DefaultScreen(h.conn)
		xproto.CreateWindow(h.conn, screen.RootDepth, id, h.root, 0, 0, 120, 60, 0, xproto.WindowClassInputOutput, screen.RootVisual, 0, nil)
		xproto.MapWindow(h.conn, id)
		h.other = id
		h.flush()
	}
	h.activate(h.other)
}

// maximise makes a window as large as the screen, or as it was before.
func (h *hands) maximise(id xproto.Window, on bool) {
	h.tell(h.root, id, "_NET_WM_STATE", uint32(boolean(on)), uint32(h.atoms["_NET_WM_STATE_MAXIMIZED_VERT"]), uint32(h.atoms["_NET_WM_STATE_MAXIMIZED_HORZ"]), 2)
	h.flush()
}

// resize asks for another size.
func (h *hands) resize(id xproto.Window, size point) {
	xproto.ConfigureWindow(h.conn, id, xproto.ConfigWindowWidth|xproto.ConfigWindowHeight, []uint32{uint32(size.x), uint32(size.y)})
	h.flush()
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
