// A client with grpc-go. It prints a line of JSON for each request: what it has received.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/types/known/wrapperspb"

	shoperr "shop.example/errors"
	"shop.example/errors/grpcerr"
	"shop.example/errors/orders"
)

// ask returns what a request is answered with.
func ask(connection *grpc.ClientConn, request string) (any, error) {
	ctx := metadata.AppendToOutgoingContext(context.Background(), "accept-language", "de-AT, en;q=0.5", "x-request-id", "r-1")
	var order wrapperspb.StringValue
	err := connection.Invoke(ctx, "/shop.Orders/Get", wrapperspb.String(request), &order)
	if err == nil {
		return map[string]any{"order": order.Value}, nil
	}
	var foreign *shoperr.InvalidResponseError
	if errors.As(err, &foreign) {
		return map[string]any{"foreign": foreign.Kind().String(), "detail": foreign.Detail}, nil
	}
	var e *shoperr.Error
	if !errors.As(err, &e) {
		return nil, err
	}
	return describe(e), nil
}

// describe returns what there is to know about an error.
func describe(e *shoperr.Error) map[string]any {
	decision := shoperr.DecideRetry(e, shoperr.RetryOptions{Idempotent: true, Random: func() float64 { return 0 }})
	var kind shoperr.Kind
	errors.As(e, &kind)
	info, _ := shoperr.InfoOf(e)
	description := map[string]any{
		"code":       e.Code,
		"moduleCode": nil,
		"name":       info.Name,
		"kind":       kind.String(),
		"detail":     e.Detail,
		"params":     map[string]any{},
		"requestId":  nil,
		"retryAfter": nil,
		"again":      map[string]any{"retry": decision.Retry, "delay": decision.Delay.Seconds(), "reason": decision.Reason},
	}
	if params := e.Params(); params != nil {
		description["params"] = params
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
	return description
}

func main() {
	connection, err := grpc.NewClient(
		os.Args[1],
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithUnaryInterceptor(grpcerr.UnaryClientInterceptor(orders.DecodeGRPC)),
	)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	for _, request := range os.Args[2:] {
		result, err := ask(connection, request)
		if err != nil {
			log.Fatal(err)
		}
		if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
			log.Fatal(err)
		}
	}
}
