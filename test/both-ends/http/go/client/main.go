// A client with net/http. It prints a line of JSON for each path: what it has received.
package main

import (
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"

	shoperr "shop.example/errors"
	"shop.example/errors/nethttp"
	"shop.example/errors/orders"
)

var client = &http.Client{Transport: &nethttp.Transport{Decode: orders.DecodeResponse}}

// ask returns what an address answers with.
func ask(address string) (any, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Language", "de-AT, en;q=0.5")
	request.Header.Set("X-Request-ID", "r-1")
	response, err := client.Do(request)
	if err != nil {
		return received(err)
	}
	defer response.Body.Close()
	var success any
	err = json.NewDecoder(response.Body).Decode(&success)
	return success, err
}

// received describes an error of the API, or returns any other.
func received(err error) (any, error) {
	options := shoperr.RetryOptions{Idempotent: true, Random: func() float64 { return 0 }}
	decision := shoperr.DecideRetry(err, options)
	again := map[string]any{"retry": decision.Retry, "delay": decision.Delay.Seconds(), "reason": decision.Reason}
	var foreign *shoperr.InvalidResponseError
	if errors.As(err, &foreign) {
		return map[string]any{
			"foreign": foreign.Reason,
			"status":  foreign.Status,
			"kind":    foreign.Kind().String(),
			"excerpt": foreign.Excerpt(),
			"again":   again,
		}, nil
	}
	var e *shoperr.Error
	if !errors.As(err, &e) {
		return nil, err
	}
	var kind shoperr.Kind
	errors.As(err, &kind)
	info, _ := shoperr.InfoOf(err)
	params := e.Params()
	if params == nil {
		params = map[string]any{}
	}
	description := map[string]any{
		"code":       e.Code,
		"moduleCode": nil,
		"name":       info.Name,
		"kind":       kind.String(),
		"detail":     e.Detail,
		"params":     params,
		"requestId":  nil,
		"retryAfter": nil,
		"again":      again,
	}
	if e.ModuleCode != nil {
		description["moduleCode"] = e.ModuleCode
	}
	if e.RequestID != "" {
		description["requestId"] = e.RequestID
	}
	if e.RetryAfter > 0 {
		description["retryAfter"] = e.RetryAfter.Seconds()
	}
	return description, nil
}

func main() {
	for _, path := range os.Args[2:] {
		result, err := ask(os.Args[1] + path)
		if err != nil {
			log.Fatal(err)
		}
		if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
			log.Fatal(err)
		}
	}
}
