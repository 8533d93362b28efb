// Command layered serves the shop.
package main

import (
	"log"
	"net/http"

	"example.org/samples/layered/internal/api"
	"example.org/samples/layered/internal/service"
	"example.org/samples/layered/internal/store"
)

func main() {
	log.Fatal(http.ListenAndServe("localhost:8080", api.Routes(service.New(&store.Memory{}))))
}
