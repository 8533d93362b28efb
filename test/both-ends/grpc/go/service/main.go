// A service with grpc-go. It prints its address, and a line for each error that it sends.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"

	shoperr "shop.example/errors"
	"shop.example/errors/grpcerr"
	"shop.example/errors/orders"
)

// handlers has what a request asks for.
var handlers = map[string]func() error{
	"success": func() error { return nil },
	"module": func() error {
		params := orders.OutOfStockParams{Item: "Tea “Nr. 7”", Left: 3, Card: "canary"}
		return orders.NewOutOfStock(params).Wrap(errors.New("canary")).With("hint", "canary")
	},
	"limited":    func() error { return shoperr.NewBusy().WithRetryAfter(7 * time.Second) },
	"unexpected": func() error { panic("canary") },
	"internal":   func() error { return orders.NewBadLedger() },
}

// others answers as a newer version of the service and as a gateway do.
func others(ctx context.Context, request any, _ *grpc.UnaryServerInfo, handle grpc.UnaryHandler) (any, error) {
	switch request.(*wrapperspb.StringValue).Value {
	case "unknown":
		metadata := map[string]string{"code": "failed", "moduleCode": "9999"}
		info := &errdetails.ErrorInfo{Reason: "NEW", Domain: "shop.example", Metadata: metadata}
		newer, err := status.New(codes.FailedPrecondition, "Too new.").WithDetails(info)
		if err != nil {
			return nil, err
		}
		return nil, newer.Err()
	case "foreign":
		return nil, status.Error(codes.Unavailable, "no upstream")
	}
	return handle(ctx, request)
}

func get(_ any, ctx context.Context, decode func(any) error, intercept grpc.UnaryServerInterceptor) (any, error) {
	request := new(wrapperspb.StringValue)
	if err := decode(request); err != nil {
		return nil, err
	}
	return intercept(ctx, request, &grpc.UnaryServerInfo{}, func(context.Context, any) (any, error) {
		return wrapperspb.String("o-1"), handlers[request.Value]()
	})
}

func main() {
	options := grpcerr.Options{OnError: func(_ context.Context, record []slog.Attr, _ error) {
		for _, attr := range record {
			if attr.Key == "error.type" {
				fmt.Println(attr.Value)
			}
		}
	}}
	server := grpc.NewServer(grpc.ChainUnaryInterceptor(others, grpcerr.UnaryServerInterceptor(options)))
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "shop.Orders",
		HandlerType: (*any)(nil),
		Methods:     []grpc.MethodDesc{{MethodName: "Get", Handler: get}},
	}, nil)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr())
	log.Fatal(server.Serve(listener))
}
