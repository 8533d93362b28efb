"""The policy for tenacity, with the real library and a real client; and the README's examples."""

import asyncio
import pathlib
import re
from unittest import mock

import httpx
import tenacity
from server import Handler, Served
from tencentcloud_errors import InvalidResponseError, common, dsa, retry_decision
from tencentcloud_errors.integrations import httpx as httpx_adapter
from tencentcloud_errors.integrations import tenacity as tenacity_adapter


class TenacityTest(Served):
    def setUp(self) -> None:
        self.client = httpx.Client(
            base_url=self.url,
            event_hooks={"response": [httpx_adapter.hook(dsa.decode_response)]},
        )
        self.addCleanup(self.client.close)
        self.sleeps: list[float] = []

    def call(self, *paths: str, idempotent: bool = True, **options: object):
        """Get the status after the answers of these paths, in their order."""
        Handler.queue[:] = paths
        policy = tenacity_adapter.RetryPolicy(idempotent=idempotent, max_attempts=3)
        defaults = {"retry": policy.retry, "wait": policy.wait, "sleep": self.sleeps.append}
        call = tenacity.retry(**{**defaults, **{key: of(policy) for key, of in options.items()}})
        return call(self.client.get)("/queue").status_code

    def test_waits_as_long_as_the_server_asks_for(self) -> None:
        self.assertEqual(self.call("/limited", "/limited", "/success", idempotent=False), 200)
        self.assertEqual(self.sleeps, [7, 7])

    def test_backs_off_by_the_very_decision(self) -> None:
        decisions = []

        def decide(*arguments, **options):
            decisions.append(retry_decision(*arguments, **options))
            return decisions[-1]

        with mock.patch.object(tenacity_adapter, "retry_decision", decide):
            self.assertEqual(self.call("/gateway", "/gateway", "/success"), 200)
        self.assertEqual([decision.delay for decision in decisions], [*self.sleeps, 0])
        for delay, full in zip(self.sleeps, (1, 2), strict=True):
            self.assertTrue(full / 2 <= delay <= full, delay)

    def test_raises_what_is_not_worth_another_call(self) -> None:
        for paths, idempotent, error in (
            (["/module-error"], True, dsa.InvalidProjectIdError),
            (["/gateway"], False, InvalidResponseError),
            (["/drop"], True, httpx.TransportError),
        ):
            with self.subTest(paths), self.assertRaises(error):
                self.call(*paths, "/success", idempotent=idempotent)
            self.assertEqual((self.sleeps, Handler.queue), ([], ["/success"]))

    def test_raises_the_last_error(self) -> None:
        with self.assertRaises(InvalidResponseError):
            self.call(*["/gateway"] * 9)
        self.assertEqual((len(self.sleeps), len(Handler.queue)), (2, 6))

    def test_works_with_other_predicates(self) -> None:
        dropped = tenacity.retry_if_exception_type(httpx.TransportError)
        status = self.call(
            *("/drop", "/limited", "/success"),
            retry=lambda policy: policy.retry | dropped,
            wait=lambda policy: policy.wait + tenacity.wait_fixed(1),
        )
        self.assertEqual(status, 200)
        backoff, asked = self.sleeps
        self.assertTrue(2 <= backoff <= 3, backoff)
        self.assertEqual(asked, 8)

    def test_keeps_the_delay_if_another_predicate_is_asked_first(self) -> None:
        anything = tenacity.retry_if_exception_type(Exception)
        status = self.call("/limited", "/success", retry=lambda policy: anything | policy.retry)
        self.assertEqual((status, self.sleeps), (200, [7]))

    def test_counts_the_time_since_the_first_attempt(self) -> None:
        policy = tenacity_adapter.RetryPolicy(max_elapsed=10)
        error = common.RequestLimitExceededError()
        error.retry_after = 7
        for elapsed, again in ((2, True), (4, False)):
            state = tenacity.RetryCallState(tenacity.Retrying(), None, (), {})
            state.set_exception((type(error), error, None))
            state.start_time -= elapsed
            self.assertIs(policy.retry(state), again)

    def test_waits_for_coroutines(self) -> None:
        Handler.queue[:] = ["/limited", "/success"]
        policy = tenacity_adapter.RetryPolicy()

        async def sleep(seconds: float) -> None:
            self.sleeps.append(seconds)

        @tenacity.retry(retry=policy.retry, wait=policy.wait, sleep=sleep)
        async def call() -> int:
            hooks = {"response": [httpx_adapter.async_hook(dsa.decode_response)]}
            async with httpx.AsyncClient(base_url=self.url, event_hooks=hooks) as client:
                return (await client.get("/queue")).status_code

        self.assertEqual((asyncio.run(call()), self.sleeps), (200, [7]))


class ReadmeTest(Served):
    def test_examples(self) -> None:
        readme = pathlib.Path("README.md").read_text(encoding="utf-8")
        section = readme.partition("\n### For clients\n")[2].partition("\n## ")[0]
        for_httpx, for_requests, for_tenacity = ({} for _ in range(3))
        blocks = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
        for block, scope in zip(blocks, (for_httpx, for_requests, for_tenacity), strict=True):
            exec(block, scope)
        with for_httpx["client"] as client, self.assertRaises(dsa.InvalidProjectIdError):
            client.get(f"{self.url}/module-error")
        with for_requests["session"] as session, self.assertRaises(dsa.InvalidProjectIdError):
            session.get(f"{self.url}/module-error", timeout=5)
        Handler.queue[:] = ["/busy", "/module-error"]
        with mock.patch("time.sleep") as sleep, self.assertRaises(dsa.InvalidProjectIdError):
            for_tenacity["call"](lambda: httpx.get(f"{self.url}/queue"))
        sleep.assert_called_once_with(7)
