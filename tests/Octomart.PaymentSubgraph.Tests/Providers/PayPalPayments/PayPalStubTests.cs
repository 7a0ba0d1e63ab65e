using System.Net;
using System.Text;
using System.Text.Json;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentSubgraph.Tests.Providers.StripePayments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>The stand-in is as strict as PayPal, or our tests over it would prove nothing.</summary>
public sealed class PayPalStubTests : IAsyncLifetime
{
    private const string TenEuros = """{"intent":"CAPTURE","purchase_units":[{"custom_id":"c","amount":{"currency_code":"EUR","value":"10.00"}}]}""";

    private readonly HttpClient _http = new();
    private readonly TestClock _clock = new();
    private ProviderStub _stub = null!;

    public async Task InitializeAsync()
    {
        _stub = await ProviderStub.StartAsync(new StubOptions(), _clock);
        Renew();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _stub.DisposeAsync();
    }

    [SpecFact]
    public async Task Requests_are_held_against_paypals_own_documents()
    {
        (string Path, string Body, int Status, string Issue)[] wrong =
        [
            ("orders", TenEuros.Replace("custom_id", "customId", StringComparison.Ordinal), 400, "INVALID_PARAMETER_SYNTAX"),
            ("orders", TenEuros.Replace("CAPTURE", "TAKE", StringComparison.Ordinal), 400, "INVALID_PARAMETER_VALUE"),
            ("orders", TenEuros.Replace("\"10.00\"", "10", StringComparison.Ordinal), 400, "INVALID_PARAMETER_SYNTAX"),
            ("orders", TenEuros.Replace("10.00", "ten", StringComparison.Ordinal), 400, "INVALID_PARAMETER_SYNTAX"),
            ("orders", """{"intent":"CAPTURE"}""", 400, "MISSING_REQUIRED_PARAMETER"),
            ("orders", """{"intent":"CAPTURE","purchase_units":[]}""", 400, "INVALID_ARRAY_MIN_ITEMS"),
            ("orders", TenEuros.Replace("10.00", "0.00", StringComparison.Ordinal), 422, "CANNOT_BE_ZERO_OR_NEGATIVE"),
            ("orders", TenEuros.Replace("10.00", "10.001", StringComparison.Ordinal), 422, "DECIMAL_PRECISION"),
            ("orders", TenEuros.Replace("EUR", "JPY", StringComparison.Ordinal).Replace("10.00", "10.50", StringComparison.Ordinal), 422, "DECIMAL_PRECISION"),
            ("orders", TenEuros.Replace("EUR", "KWD", StringComparison.Ordinal), 422, "INVALID_CURRENCY_CODE"),
            ("orders/NONE/capture", "{}", 404, "INVALID_RESOURCE_ID"),
            ("orders", "no json", 400, "MALFORMED_REQUEST_JSON"),
        ];

        foreach (var (path, body, status, issue) in wrong)
        {
            var (actual, answer) = await PostAsync($"checkout/{path}", "r1", body);

            Assert.Equal((body, status, issue), (body, (int)actual, answer.Text("details.0.issue")));
        }

        Assert.Equal("PAYPAL_REQUEST_ID_REQUIRED", (await PostAsync("checkout/orders", null, TenEuros)).Answer.Text("details.0.issue"));
        Assert.Empty(_stub.PayPal.Orders);
        Assert.Empty(_stub.PayPal.OwnFaults);
    }

    [Fact]
    public async Task Request_id_answers_the_latest_status_for_six_hours()
    {
        var (made, first) = await PostAsync("checkout/orders", "r1", TenEuros);
        var id = first.Text("id");
        await _stub.PayPal.ApproveAsync(id);
        var (repeated, again) = await PostAsync("checkout/orders", "r1", TenEuros);
        var (taken, _) = await PostAsync($"checkout/orders/{id}/capture", "c1", "{}");
        var (takenAgain, same) = await PostAsync($"checkout/orders/{id}/capture", "c1", "{}");
        var (other, refused) = await PostAsync($"checkout/orders/{id}/capture", "c2", "{}");
        _clock.Advance(TimeSpan.FromHours(7));
        Renew();
        var (later, _) = await PostAsync($"checkout/orders/{id}/capture", "c1", "{}");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, "APPROVED", id), (made, repeated, again.Text("status"), again.Text("id")));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, "COMPLETED"), (taken, takenAgain, same.Text("status")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ORDER_ALREADY_CAPTURED", HttpStatusCode.UnprocessableEntity), (other, refused.Text("details.0.issue"), later));
        Assert.Equal(10m, _stub.PayPal.Taken);
    }

    [Fact]
    public async Task Invoice_is_paid_once_and_a_decline_is_no_payment()
    {
        List<string> outcomes = [];
        foreach (var (funding, i) in new[] { Funding.DeclinedCard, Funding.Balance, Funding.Balance }.Select((funding, i) => (funding, i)))
        {
            var (_, order) = await PostAsync("checkout/orders", $"r{i}", TenEuros.Replace("\"custom_id\":\"c\"", "\"custom_id\":\"c\",\"invoice_id\":\"ord_1\"", StringComparison.Ordinal));
            await _stub.PayPal.ApproveAsync(order.Text("id"), funding);
            var (_, captured) = await PostAsync($"checkout/orders/{order.Text("id")}/capture", $"c{i}", "{}");
            outcomes.Add(captured.TryGetProperty("details", out _) ? captured.Text("details.0.issue") : captured.Text("status"));
        }

        Assert.Equal(["INSTRUMENT_DECLINED", "COMPLETED", "DUPLICATE_INVOICE_ID"], outcomes);
        Assert.Empty(_stub.PayPal.OwnFaults);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer A21.made-up")]
    public async Task Token_is_needed_and_given_for_the_stubs_own_credentials_only(string? authorization)
    {
        _http.DefaultRequestHeaders.Authorization = authorization is null ? null : System.Net.Http.Headers.AuthenticationHeaderValue.Parse(authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("checkout/orders", "r1", TenEuros)).Status);
        Assert.Null(_stub.PayPal.Tokens.Give($"Basic {Convert.ToBase64String("a-real-client:a-real-secret"u8)}"));
    }

    private void Renew() => _http.DefaultRequestHeaders.Authorization = new(
        "Bearer", _stub.PayPal.Tokens.Give($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Tokens.ClientId}:{Tokens.ClientSecret}"))}"));

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string path, string? requestId, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_stub.PayPalUrl}/v2/{path}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (requestId is not null)
        {
            request.Headers.Add("PayPal-Request-Id", requestId);
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
