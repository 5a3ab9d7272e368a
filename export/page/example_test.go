package page

import (
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"
	"time"
)

// sheet has every mark, in both languages, with small and large type.
func sheet() Page {
	p := Page{Name: "1 决议", Width: A4Width, Height: A4Height}
	add := func(m ...Mark) { p.Marks = append(p.Marks, m...) }
	add(
		Box{X: 36, Y: 36, W: 770, H: 44, Fill: "#1F3A5F"},
		Words{X: 48, Y: 66, Text: "请决定：数字营销部与电商部合并", Type: Type{22, true}, Ink: "#FFFFFF"},
		Words{X: 36, Y: 104, Text: "Decision asked: merge digital marketing and e-commerce (V2) & keep \\ the <rest>", Type: Type{12, false}, Ink: "#222222"},
	)
	for i, name := range []string{"交叉 overlaps", "缺失 gaps", "交接 hand-offs", "部门 departments", "职责 duties", "风险 risks"} {
		x := 36 + float64(i)*129
		add(
			Box{X: x, Y: 120, W: 121, H: 64, Radius: 8, Fill: "#F4F6F8", Edge: "#C8D0D8", Thickness: .75},
			Words{X: x + 10, Y: 140, Text: name, Type: Type{9, false}, Ink: "#666666"},
			Words{X: x + 10, Y: 172, Text: "12 → 7 ▼", Type: Type{18, true}, Ink: "#1B7F4B"},
		)
	}
	for i := range 12 {
		y := 210 + float64(i)*20
		add(
			Line{X1: 36, Y1: y, X2: 806, Y2: y, Thickness: .5, Ink: "#D0D0D0"},
			Words{X: 40, Y: y + 14, Text: "B-EC-D1　精准用户画像与投放策略，渠道评估——“按季度”复盘", Type: Type{7, false}, Ink: "#222222"},
			Words{X: 400, Y: y + 14, Text: "Moved: placement is parted from measuring it (owner: Wang, by 2026-12-31)", Type: Type{8.5, i%2 == 0}, Ink: "#A03030"},
		)
	}
	add(
		Box{X: 36, Y: 470, W: 40, H: 40, Fill: "#FF0000"},
		Box{X: 90, Y: 470, W: 40, H: 40, Edge: "#0000FF", Thickness: 3},
		Box{X: 144, Y: 470, W: 40, H: 40, Radius: 99, Fill: "#00A000"},
		Shape{Points: []Point{{200, 510}, {220, 470}, {240, 510}}, Fill: "#E08000"},
		Line{X1: 260, Y1: 510, X2: 300, Y2: 470, Thickness: 5, Ink: "#000000"},
		Words{X: 320, Y: 505, Text: "大 Aj", Type: Type{48, true}, Ink: "#1F3A5F"},
		Words{X: 500, Y: 505, Text: "說𠮷😀", Type: Type{12, false}, Ink: "#000000"},
		Jump{X: 36, Y: 120, W: 121, H: 64, Page: 1},
	)
	return p
}

func document() Document {
	return Document{
		Title: "董事会决议材料 😀", Subject: "组织沙盘 (V2)", Creator: "Sandtable", Lang: "zh",
		Date: time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC),
		Pages: []Page{sheet(), {Name: "2 架构", Width: 400, Height: 300, Marks: []Mark{
			Words{X: 20, Y: 40, Text: "架构 structure", Type: Type{14, false}, Ink: "#000000"},
			Jump{X: 20, Y: 20, W: 100, H: 30, Page: 0},
		}}},
	}
}

// places are colours of the sheet by their points.
func places() map[Point]color.RGBA {
	return map[Point]color.RGBA{
		{400, 42}: {0x1F, 0x3A, 0x5F, 255}, {56, 490}: {255, 0, 0, 255}, {110, 490}: {255, 255, 255, 255},
		{90, 490}: {0, 0, 255, 255}, {164, 490}: {0, 0xA0, 0, 255}, {145, 471}: {255, 255, 255, 255},
		{220, 500}: {0xE0, 0x80, 0, 255}, {280, 490}: {0, 0, 0, 255}, {90, 178}: {0xF4, 0xF6, 0xF8, 255},
	}
}

func decoded(t *testing.T, from io.Reader) image.Image {
	t.Helper()
	m, err := png.Decode(from)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// looksRight holds the colours of a picture of the sheet, scale pixels a point.
func looksRight(t *testing.T, m image.Image, scale float64) {
	t.Helper()
	for at, want := range places() {
		if got := color.RGBAModel.Convert(m.At(int(at.X*scale), int(at.Y*scale))); got != want {
			t.Errorf("at %v: %v, want %v", at, got, want)
		}
	}
}
