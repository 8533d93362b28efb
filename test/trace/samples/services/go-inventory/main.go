// Command invsvc serves the stock of a warehouse.
package main

import (
	"log"
	"net/http"

	"example.com/invsvc/internal/db"
	"example.com/invsvc/internal/items"
	"example.com/invsvc/internal/web"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", web.New(items.New(db.Open())).Routes()))
}
