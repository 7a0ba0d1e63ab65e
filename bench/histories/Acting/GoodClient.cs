using System.Text.Json;
using Octomart.Testing;

namespace Octomart.Histories.Bench.Acting;

/// <summary>What was not answered is sent again under its key.</summary>
internal static class GoodClient
{
    public static async Task<Answer> MutateAsync(GraphQLClient client, string field, string inputType, string selection, object input)
    {
        while (true)
        {
            var payload = (await AskAsync(client, $"mutation($input: {inputType}) {{ {field}(input: $input) {{ {selection} userErrors {{ code }} }} }}", new { input })).At(field);
            if (payload.UserErrorCodes() is not ["TEMPORARILY_UNAVAILABLE", ..])
            {
                return new Answer(payload, payload.UserErrorCodes() is [var code, ..] ? code : null);
            }

            await Task.Delay(5);
        }
    }

    // A call that the running clock has cut off is sent again.
    public static async Task<JsonElement> AskAsync(GraphQLClient client, string operation, object variables)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await client.SendAsync(operation, variables);
            if (reply is { Status: System.Net.HttpStatusCode.OK, Errors.Count: 0 })
            {
                return reply.Data;
            }

            if (attempt == 20)
            {
                throw new InvalidOperationException($"{(int)reply.Status} {reply.Body} for {operation}");
            }

            await Task.Delay(5 * attempt);
        }
    }

    public static string NewKey() => Guid.NewGuid().ToString("n");
}

/// <summary>What a mutation came to.</summary>
/// <param name="Error">The code of its first user error; null when it was done.</param>
internal sealed record Answer(JsonElement Payload, string? Error)
{
    public bool IsDone => Error is null;
}
