//go:build ignore

// Writes a workbook of the corpus with excelize, see generate.py.
package main

import (
	"log"
	"os"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	rows := [][]any{
		{"Harrier Freight: who does what"},
		nil,
		{"Department", "Head", "Duty", "KPI"},
		{"Sales", "Ana Petrov", "Win and renew shipper accounts", "New accounts"},
		{"Sales", "Ana Petrov", "Quote ocean and air rates", "Quote win rate"},
		{"Operations", "Kofi Mensah", "Book space with carriers"},
		{"Operations", "Kofi Mensah", "Prepare customs entries and bills of lading", "Entry error rate"},
		{"Operations", "Kofi Mensah", "Track shipments and tell customers about delays"},
		{"Claims", "Ines Duarte", "Open and negotiate cargo damage claims", "Recovery rate"},
		{"Claims", "Ines Duarte", "Renew cargo insurance"},
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		log.Fatal(err)
	}
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := w.SetRow(cell, row); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.MergeCell("A1", "D1"); err != nil {
		log.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := f.SaveAs(os.Args[1], excelize.Options{}); err != nil {
		log.Fatal(err)
	}
}
