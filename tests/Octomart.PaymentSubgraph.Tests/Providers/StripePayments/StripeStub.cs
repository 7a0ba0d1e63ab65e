using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>
/// Plays the part of Stripe that we use, over real HTTP and with a memory: idempotency keys, intents that succeed once, declines, refunds. Requests that
/// Stripe's own document does not know are refused, where the document is at hand.
/// </summary>
internal sealed class StripeStub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, JsonObject> _intents = new();
    private readonly ConcurrentDictionary<string, JsonObject> _refunds = new();
    private readonly Dictionary<string, (int Status, string Body)> _answers = [];
    private readonly Lock _lock = new();
    private WebApplication? _app;

    public string Url => _app!.Urls.First();

    /// <summary>Every request that was answered: method, path and idempotency key.</summary>
    public ConcurrentQueue<(string Method, string Path, string? Key)> Requests { get; } = new();

    /// <summary>Breaks the connection after the work was done, this many times.</summary>
    public int LoseAnswers { get; set; }

    /// <summary>Answers 500 without doing anything, this many times.</summary>
    public int Fail { get; set; }

    /// <summary>Makes refunds that fail, this many times.</summary>
    public int FailRefunds { get; set; }

    public IEnumerable<JsonObject> Intents => _intents.Values;

    public IEnumerable<JsonObject> Refunds => _refunds.Values;

    public static async Task<StripeStub> StartAsync()
    {
        var stub = new StripeStub();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        stub._app = builder.Build();
        stub._app.Urls.Add("http://127.0.0.1:0");
        stub._app.Map("/{**path}", stub.AnswerAsync);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>The bank approves, as the buyer did on its page.</summary>
    public void Approve(string intentId)
    {
        lock (_lock)
        {
            Succeed(_intents[intentId]);
        }
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var parameters = (form?.Select(p => KeyValuePair.Create(p.Key, p.Value.ToString())) ?? http.Request.Query.Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()))).ToDictionary();
        var (method, path, key) = (http.Request.Method, http.Request.Path.Value!, (string?)http.Request.Headers["Idempotency-Key"]);
        Requests.Enqueue((method, path, key));
        if (Fail > 0)
        {
            Fail--;
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("""{"error":{"type":"api_error","message":"Out of order."}}""");
            return;
        }

        var (status, body) = Answer(method, path, key, parameters);
        if (LoseAnswers > 0 && method == "POST")
        {
            LoseAnswers--;
            http.Abort();
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }

    private (int Status, string Body) Answer(string method, string path, string? key, Dictionary<string, string> parameters)
    {
        lock (_lock)
        {
            if (StripeSpec.Instance?.Complain(method, path, parameters) is { } complaint)
            {
                return Error(400, "invalid_request_error", "parameter_unknown", complaint);
            }

            if (method == "POST" && string.IsNullOrEmpty(key))
            {
                return Error(400, "invalid_request_error", null, "Our own rule: every write has an idempotency key.");
            }

            if (key is not null && _answers.TryGetValue(key, out var known))
            {
                return known;
            }

            var answer = Act(method, path.Split('/', StringSplitOptions.RemoveEmptyEntries), parameters);
            if (key is not null)
            {
                _answers[key] = answer;
            }

            return answer;
        }
    }

    private (int Status, string Body) Act(string method, string[] path, Dictionary<string, string> p) => (method, path) switch
    {
        ("POST", ["v1", "payment_intents"]) => Create(p),
        ("GET", ["v1", "payment_intents", var id]) => Ok(_intents[id]),
        ("POST", ["v1", "payment_intents", var id]) => Update(_intents[id], p),
        ("POST", ["v1", "payment_intents", var id, "confirm"]) => Confirm(_intents[id], p),
        ("POST", ["v1", "payment_intents", var id, "capture"]) => When(_intents[id], "requires_capture", Succeed),
        ("POST", ["v1", "payment_intents", var id, "cancel"]) => (string)_intents[id]["status"]! is "succeeded" or "processing" ? Unexpected() : Set(_intents[id], "canceled"),
        ("GET", ["v1", "refunds"]) => Ok(new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. _refunds.Values.Where(r => (string)r["payment_intent"]! == p["payment_intent"]).Select(r => r.DeepClone())]) }),
        ("POST", ["v1", "refunds"]) => Refund(p),
        _ => Error(404, "invalid_request_error", "resource_missing", "Not here."),
    };

    private (int, string) Create(Dictionary<string, string> p)
    {
        var id = $"pi_{_intents.Count + 1}";
        return Ok(_intents[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["amount"] = Number(p["amount"]),
            ["amount_received"] = 0,
            ["amount_capturable"] = 0,
            ["currency"] = p["currency"],
            ["status"] = "requires_payment_method",
            ["client_secret"] = $"{id}_secret",
            ["metadata"] = Metadata(p),
        });
    }

    private static (int, string) Update(JsonObject intent, Dictionary<string, string> p)
    {
        if ((string)intent["status"]! is "succeeded" or "canceled")
        {
            return Unexpected();
        }

        foreach (var (name, value) in Metadata(p))
        {
            intent["metadata"]![name] = (string)value!;
        }

        return Ok(intent);
    }

    private static (int, string) Confirm(JsonObject intent, Dictionary<string, string> p)
    {
        if ((string)intent["status"]! is not ("requires_payment_method" or "requires_action"))
        {
            return Unexpected();
        }

        intent.Remove("last_payment_error");
        intent.Remove("next_action");
        switch (p["payment_method"])
        {
            case "pm_card_chargeDeclined":
                intent["status"] = "requires_payment_method";
                intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = "insufficient_funds", ["message"] = "Declined." };
                return Error(402, "card_error", "card_declined", "Declined.");
            case "pm_card_authenticationRequired":
                intent["status"] = "requires_action";
                intent["next_action"] = new JsonObject { ["type"] = "redirect_to_url", ["redirect_to_url"] = new JsonObject { ["url"] = "https://bank.example/3ds", ["return_url"] = p["return_url"] } };
                return Ok(intent);
            case "pm_card_manual":
                intent["amount_capturable"] = (long)intent["amount"]!;
                return Set(intent, "requires_capture");
            default:
                Succeed(intent);
                return Ok(intent);
        }
    }

    private (int, string) Refund(Dictionary<string, string> p)
    {
        var amount = Number(p["amount"]);
        var taken = _refunds.Values.Where(r => (string)r["payment_intent"]! == p["payment_intent"] && (string)r["status"]! != "failed").Sum(r => (long)r["amount"]!);
        if (taken + amount > (long)_intents[p["payment_intent"]]["amount_received"]!)
        {
            return Error(400, "invalid_request_error", "charge_already_refunded", "More than what is left.");
        }

        var id = $"re_{_refunds.Count + 1}";
        var status = FailRefunds-- > 0 ? "failed" : "succeeded";
        return Ok(_refunds[id] = new JsonObject { ["id"] = id, ["object"] = "refund", ["amount"] = amount, ["payment_intent"] = p["payment_intent"], ["status"] = status, ["metadata"] = Metadata(p) });
    }

    private static (int, string) When(JsonObject intent, string status, Action<JsonObject> change)
    {
        if ((string)intent["status"]! != status)
        {
            return Unexpected();
        }

        change(intent);
        return Ok(intent);
    }

    private static void Succeed(JsonObject intent)
    {
        intent["status"] = "succeeded";
        intent["amount_received"] = (long)intent["amount"]!;
        intent.Remove("next_action");
    }

    private static (int, string) Set(JsonObject intent, string status)
    {
        intent["status"] = status;
        return Ok(intent);
    }

    private static JsonObject Metadata(Dictionary<string, string> p) =>
        new(p.Where(x => x.Key.StartsWith("metadata[", StringComparison.Ordinal)).Select(x => KeyValuePair.Create(x.Key["metadata[".Length..^1], (JsonNode?)x.Value)));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static (int, string) Ok(JsonObject body) => (200, body.ToJsonString());

    private static (int, string) Unexpected() => Error(400, "invalid_request_error", "payment_intent_unexpected_state", "The status does not allow this.");

    private static (int, string) Error(int status, string type, string? code, string message) => (status, JsonSerializer.Serialize(new { error = new { type, code, message } }));
}
