// Command paysvc serves payments.
package main

import (
	"log"
	"net/http"

	"example.com/paysvc/internal/api"
	"example.com/paysvc/internal/book"
	"example.com/paysvc/internal/pay"
)

func main() {
	accounts := book.New()
	service := &api.API{Payments: pay.NewService("payments", accounts), Book: accounts}
	log.Fatal(http.ListenAndServe(":8080", service.Handler()))
}
