package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"reflect"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"example.com/shop"
	"example.com/shop/grpcerr"
	"example.com/shop/orders"
)

// handlers answers a call, by what its request says.
var handlers = map[string]func() error{
	"fine": func() error { return nil },
	"declared": func() error {
		e := orders.NewTooMany(orders.TooManyParams{Code: "A", Count: 3, Price: 0.5, Paid: true, Card: "4111"})
		e = e.WithRetryAfter(1500 * time.Millisecond).WithFieldErrors(shop.FieldError{Field: "/items", Code: "max", Text: "Too many."})
		return fmt.Errorf("canary: %w", e.Wrap(errors.New("canary")).With("canary", "canary"))
	},
	"unexpected": func() error { return errors.New("canary") },
	"panic":      func() error { panic("canary") },
}

type service struct{}

// description describes a service with a unary call and a stream.
var description = grpc.ServiceDesc{
	ServiceName: "shop.Orders",
	HandlerType: (*any)(nil),
	Methods: []grpc.MethodDesc{{
		MethodName: "Place",
		Handler: func(server any, ctx context.Context, decode func(any) error, intercept grpc.UnaryServerInterceptor) (any, error) {
			request := new(wrapperspb.StringValue)
			if err := decode(request); err != nil {
				return nil, err
			}
			return intercept(ctx, request, &grpc.UnaryServerInfo{Server: server}, func(context.Context, any) (any, error) {
				return request, handlers[request.Value]()
			})
		},
	}},
	Streams: []grpc.StreamDesc{{
		StreamName:    "Watch",
		ServerStreams: true,
		Handler: func(_ any, stream grpc.ServerStream) error {
			request := new(wrapperspb.StringValue)
			if err := stream.RecvMsg(request); err != nil {
				return err
			}
			if err := stream.SendMsg(request); err != nil {
				return err
			}
			return handlers[request.Value]()
		},
	}},
}

type logged struct {
	err    error
	record map[string]string
}

// start returns a connection to a new server, and the errors that the server logs.
func start(t *testing.T) (*grpc.ClientConn, chan logged) {
	t.Helper()
	logs := make(chan logged, 10)
	options := grpcerr.Options{OnError: func(_ context.Context, record []slog.Attr, err error) {
		values := map[string]string{}
		for _, attr := range record {
			values[attr.Key] = attr.Value.String()
		}
		logs <- logged{err, values}
	}}
	server := grpc.NewServer(
		grpc.UnaryInterceptor(grpcerr.UnaryServerInterceptor(options)),
		grpc.StreamInterceptor(grpcerr.StreamServerInterceptor(options)),
	)
	server.RegisterService(&description, service{})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(listener)
	t.Cleanup(server.Stop)
	connection, err := grpc.NewClient(
		listener.Addr().String(),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithUnaryInterceptor(grpcerr.UnaryClientInterceptor(orders.DecodeGRPC)),
		grpc.WithStreamInterceptor(grpcerr.StreamClientInterceptor(orders.DecodeGRPC)),
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	return connection, logs
}

func unary(connection *grpc.ClientConn, ctx context.Context, name string) error {
	return connection.Invoke(ctx, "/shop.Orders/Place", wrapperspb.String(name), new(wrapperspb.StringValue))
}

func stream(connection *grpc.ClientConn, ctx context.Context, name string) error {
	stream, err := connection.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, "/shop.Orders/Watch")
	if err != nil {
		return err
	}
	if err := stream.SendMsg(wrapperspb.String(name)); err != nil {
		return err
	}
	stream.CloseSend()
	for {
		if err := stream.RecvMsg(new(wrapperspb.StringValue)); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

var calls = map[string]func(*grpc.ClientConn, context.Context, string) error{"unary": unary, "stream": stream}

func TestCalls(t *testing.T) {
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			connection, logs := start(t)
			ctx := metadata.AppendToOutgoingContext(context.Background(), "accept-language", "zh", "x-request-id", "r-7")
			if err := call(connection, ctx, "fine"); err != nil {
				t.Errorf("a call that succeeds: %v", err)
			}

			err := call(connection, ctx, "declared")
			var e *shop.Error
			if !errors.Is(err, orders.CodeTooMany) || !errors.Is(err, shop.ResourceExhausted) || !errors.As(err, &e) {
				t.Fatalf("%v", err)
			}
			params := map[string]any{"code": "A", "count": int64(3), "price": 0.5, "paid": true}
			fields := []shop.FieldError{{Field: "/items", Code: "max", Text: "Too many."}}
			if !reflect.DeepEqual(e.Params(), params) || !reflect.DeepEqual(e.FieldErrors, fields) {
				t.Errorf("%v %v", e.Params(), e.FieldErrors)
			}
			if e.Detail != "A：3" || e.RequestID != "r-7" || e.RetryAfter != 1500*time.Millisecond || e.Code != 400 {
				t.Errorf("%+v", e)
			}
			if status.Code(err) != codes.ResourceExhausted || err.Error() != "orders: TooMany (400/2001): A：3" {
				t.Errorf("%v", err)
			}
			var info *errdetails.ErrorInfo
			for _, detail := range status.Convert(err).Details() {
				if found, ok := detail.(*errdetails.ErrorInfo); ok {
					info = found
				}
			}
			if info == nil || info.Domain != "shop.example" || info.Reason != "TOO_MANY" || info.Metadata["count"] != "3" {
				t.Errorf("%v", info)
			}
			log := <-logs
			if log.record["error.type"] != "shop.TooMany" || log.record["request_id"] != "r-7" || !errors.Is(log.err, orders.CodeTooMany) {
				t.Errorf("%v", log)
			}

			for _, name := range []string{"unexpected", "panic"} {
				err := call(connection, context.Background(), name)
				if !errors.Is(err, shop.CodeInternal) || !errors.As(err, &e) || len(e.RequestID) != 32 {
					t.Fatalf("%s: %v", name, err)
				}
				if sent := fmt.Sprint(err, status.Convert(err).Proto()); strings.Contains(sent, "canary") {
					t.Errorf("%s: %s", name, sent)
				}
				log := <-logs
				if !strings.Contains(log.err.Error(), "canary") || log.record["request_id"] != e.RequestID {
					t.Errorf("%s: %v", name, log)
				}
				if _, isPanic := log.err.(*shop.PanicError); isPanic != (name == "panic") || isPanic != strings.Contains(log.record["log"], "server_test.go") {
					t.Errorf("%s: %v", name, log)
				}
			}
		})
	}
}

func TestOtherStatuses(t *testing.T) {
	connection, _ := start(t)
	err := connection.Invoke(context.Background(), "/shop.Orders/Unknown", wrapperspb.String(""), new(wrapperspb.StringValue))
	var invalid *shop.InvalidResponseError
	if !errors.As(err, &invalid) || !errors.Is(err, shop.Unimplemented) || status.Code(err) != codes.Unimplemented || invalid.Detail == "" {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, call := range calls {
		if err := call(connection, ctx, "fine"); status.Code(err) != codes.Canceled || shop.Retryable(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	busy := grpcerr.Decode(status.Error(codes.Unavailable, "no connection"), orders.DecodeGRPC)
	if !shop.DecideRetry(busy, shop.RetryOptions{Idempotent: true}).Retry {
		t.Errorf("%v", busy)
	}
	if grpcerr.Decode(nil, orders.DecodeGRPC) != nil || grpcerr.Decode(io.EOF, orders.DecodeGRPC) != io.EOF {
		t.Error("other errors are returned as they are")
	}
	// A status that is wrapped says no more than what is sent.
	sent := fmt.Errorf("outer: %w", grpcerr.Encode(context.Background(), errors.New("canary")))
	if text := status.Convert(sent).Message(); strings.Contains(text, "canary") {
		t.Error(text)
	}
}
