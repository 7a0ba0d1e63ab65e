using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>One mutation with one bad value, from one caller.</summary>
internal sealed record BadInputCase(string Mutation, string InputType, JsonObject Input, string What, string Caller, GraphQLClient Client)
{
    /// <summary>A fault of ours, or a service that broke: nothing that anybody sends may bring it about.</summary>
    private static readonly HashSet<string> Faults =
        ["INTERNAL_SERVER_ERROR", "SUBGRAPH_ERROR", "SUBGRAPH_TIMEOUT", "SUBGRAPH_UNAVAILABLE", "SUBGRAPH_INVALID_RESPONSE", "NON_NULL_VIOLATION"];

    public async Task<BadInputAnswer> SendAsync()
    {
        var reply = await Client.SendAsync(
            $"mutation($input: {InputType}) {{ {Mutation}(input: $input) {{ userErrors {{ code message field }} }} }}", new { input = Input });
        var payload = reply.Data.ValueKind == JsonValueKind.Object && reply.Data.TryGetProperty(Mutation, out var found) && found.ValueKind == JsonValueKind.Object ? found : (JsonElement?)null;
        IReadOnlyList<JsonElement> userErrors = payload is { } answered ? [.. answered.At("userErrors").EnumerateArray()] : [];
        return new BadInputAnswer(this, reply, userErrors, [.. Wrong(reply, userErrors)]);
    }

    public override string ToString() => $"{Mutation}, {What}, by {Caller}";

    private IEnumerable<string> Wrong(GraphQLReply reply, IReadOnlyList<JsonElement> userErrors)
    {
        if (reply.Status is not (HttpStatusCode.OK or HttpStatusCode.BadRequest))
        {
            yield return $"status {(int)reply.Status}";
        }

        foreach (var error in reply.Errors)
        {
            var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var found) ? found.GetString() : null;
            if (string.IsNullOrEmpty(code) || Faults.Contains(code) || string.IsNullOrWhiteSpace(error.Text("message")))
            {
                yield return $"error {error.GetRawText()}";
            }
        }

        foreach (var error in userErrors)
        {
            if (string.IsNullOrWhiteSpace(error.Text("message")) || error.At("field") is { ValueKind: JsonValueKind.Array } field && !IsPath(field))
            {
                yield return $"userError {error.GetRawText()}";
            }
        }

        if (reply.Errors.Count == 0 && reply.Data.ValueKind != JsonValueKind.Object)
        {
            yield return $"neither data nor errors: {reply.Body}";
        }
    }

    // ["input", "lines", "0", "quantity"]: as far as the input goes, each step is a name of the schema or a place in a list.
    private static bool IsPath(JsonElement field) => field.GetArrayLength() > 0 && field[0].GetString() == "input"
        && field.EnumerateArray().All(step => step.GetString() is { Length: > 0 } text && text.All(char.IsAsciiLetterOrDigit));
}

/// <summary>What came of it.</summary>
internal sealed record BadInputAnswer(BadInputCase Case, GraphQLReply Reply, IReadOnlyList<JsonElement> UserErrors, IReadOnlyList<string> Wrong)
{
    public bool IsAccepted => Reply.Errors.Count == 0 && UserErrors.Count == 0;

    /// <summary>A service looked at it and said no; otherwise the gateway did, or nobody.</summary>
    public bool IsRefusedByService => UserErrors.Count > 0;

    /// <summary>How far it got: refused for who sent it, for what it names, for what else it says, or accepted.</summary>
    public int Depth => Reply.Errors.Count > 0 ? 0 : UserErrors.Count == 0 ? 3 : UserErrors.Any(error => error.Text("code").Contains("NOT_FOUND", StringComparison.Ordinal)) ? 1 : 2;
}
