using System.Globalization;
using System.Net;
using System.Text.Json;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>The stand-in is as strict as Stripe, or our tests over it would prove nothing.</summary>
public sealed class StripeStubTests : IAsyncLifetime
{
    private static readonly KeyValuePair<string, string>[] TenEuros = [new("amount", "1000"), new("currency", "eur")];

    private readonly HttpClient _http = new();
    private readonly TestClock _clock = new();
    private ProviderStub _stub = null!;

    public async Task InitializeAsync() => _stub = await ProviderStub.StartAsync(new StubOptions(), _clock);

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _stub.DisposeAsync();
    }

    [SpecFact]
    public async Task Requests_are_held_against_stripes_own_document()
    {
        (string Path, KeyValuePair<string, string>[] Parameters, string? Code, string? Parameter)[] wrong =
        [
            ("payment_intents", [.. TenEuros, new("amonut", "1")], "parameter_unknown", "amonut"),
            ("payment_intents", [.. TenEuros, new("automatic_payment_methods[enable]", "true")], "parameter_unknown", "automatic_payment_methods[enable]"),
            ("payment_intents", [new("currency", "eur")], "parameter_missing", "amount"),
            ("payment_intents", [new("amount", "10.00"), new("currency", "eur")], "parameter_invalid_integer", "amount"),
            ("payment_intents", [.. TenEuros, new("capture_method", "later")], null, "capture_method"),
            ("payment_intents", [.. TenEuros, new("automatic_payment_methods[enabled]", "yes")], null, "automatic_payment_methods[enabled]"),
            ("payment_intent", TenEuros, null, null),
            ("refunds", [new("payment_intents", "pi_1")], "parameter_unknown", "payment_intents"),
        ];

        foreach (var (path, parameters, code, parameter) in wrong)
        {
            var (status, answer) = await PostAsync(path, null, parameters);

            var error = answer.GetProperty("error");
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_request_error"), (status, error.Text("type")));
            Assert.Equal((code, parameter), (TextOf(error, "code"), TextOf(error, "param")));
        }

        Assert.Empty(_stub.Stripe.Intents);
    }

    [Fact]
    public async Task Key_repeats_its_first_answer_for_a_day_and_takes_no_other_request()
    {
        var (_, first) = await PostAsync("payment_intents", "k1", TenEuros);
        var (_, again) = await PostAsync("payment_intents", "k1", TenEuros);
        var (status, other) = await PostAsync("payment_intents", "k1", [new("amount", "2000"), new("currency", "eur")]);
        _clock.Advance(TimeSpan.FromHours(25));
        var (_, nextDay) = await PostAsync("payment_intents", "k1", TenEuros);

        Assert.Equal(("pi_1", "pi_1", "pi_2"), (first.Text("id"), again.Text("id"), nextDay.Text("id")));
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (status, other.Text("error.type")));
    }

    [Fact]
    public async Task Outage_is_repeated_too_once_work_had_begun_and_not_before()
    {
        List<HttpStatusCode> before = [], begun = [];
        _stub.Stripe.Faults.Add(new Fault(FaultKind.ServerError));
        for (var i = 0; i < 2; i++)
        {
            before.Add((await PostAsync("payment_intents", "k1", TenEuros)).Status);
        }

        _stub.Stripe.Faults.Add(new Fault(FaultKind.ServerErrorAfterCommit));
        for (var i = 0; i < 2; i++)
        {
            begun.Add((await PostAsync("payment_intents", "k2", TenEuros)).Status);
        }

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.OK], before);
        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError], begun);
        Assert.Equal(2, _stub.Stripe.Intents.Count);
    }

    [Fact]
    public async Task Hold_is_taken_in_part_and_once_and_ends_after_a_week()
    {
        await HoldAsync("k1");
        await HoldAsync("k2");

        var (tooMuch, _) = await PostAsync("payment_intents/pi_1/capture", null, new KeyValuePair<string, string>("amount_to_capture", "1001"));
        var (_, taken) = await PostAsync("payment_intents/pi_1/capture", null, new KeyValuePair<string, string>("amount_to_capture", "400"));
        var (twice, _) = await PostAsync("payment_intents/pi_1/capture", null);
        _clock.Advance(TimeSpan.FromDays(8));
        var (_, tooLate) = await PostAsync("payment_intents/pi_2/capture", null);

        Assert.Equal(("succeeded", 400), (taken.Text("status"), taken.GetProperty("amount_received").GetInt64()));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, "payment_intent_unexpected_state"), (tooMuch, twice, tooLate.Text("error.code")));
        Assert.Equal(("canceled", 400), (_stub.Stripe.Find("pi_2")!.Status, _stub.Stripe.Taken));
    }

    [Fact]
    public async Task Refunds_at_once_stay_within_the_charge()
    {
        var (_, card) = await PostAsync("payment_methods", null, new("type", "card"), new("card[number]", "4242 4242 4242 4242"), new("card[exp_month]", "12"), new("card[exp_year]", "2030"));
        await PostAsync("payment_intents", "k1", TenEuros);
        await PostAsync("payment_intents/pi_1/confirm", null, new KeyValuePair<string, string>("payment_method", card.Text("id")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PostAsync(
            "refunds", i.ToString(CultureInfo.InvariantCulture), new("payment_intent", "pi_1"), new("amount", "300"))));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(100, _stub.Stripe.Taken);
        Assert.Empty(_stub.Stripe.OwnFaults);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sk_live_123")]
    [InlineData("pk_test_123")]
    public async Task Key_of_the_account_is_needed_and_never_a_real_one(string? apiKey)
    {
        var (status, _) = await SendAsync(HttpMethod.Get, "payment_intents/pi_1", apiKey);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    private async Task HoldAsync(string key)
    {
        var (_, intent) = await PostAsync("payment_intents", key, [.. TenEuros, new("capture_method", "manual")]);
        await PostAsync($"payment_intents/{intent.Text("id")}/confirm", null, new KeyValuePair<string, string>("payment_method", "pm_card_visa"));
    }

    private Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string path, string? key, params KeyValuePair<string, string>[] parameters) =>
        SendAsync(HttpMethod.Post, path, "sk_test_123", key, parameters);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, string? apiKey, string? key = null, params KeyValuePair<string, string>[] parameters)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{_stub.StripeUrl}/v1/{path}"));
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(parameters) : null;
        request.Headers.Authorization = apiKey is null ? null : new("Bearer", apiKey);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private static string? TextOf(JsonElement error, string name) => error.TryGetProperty(name, out var text) ? text.GetString() : null;
}
