using System.Globalization;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Pages of what Stripe has, the newest first.</summary>
internal static class Lists
{
    private const int LongestPage = 100;

    /// <summary>The page that is asked for.</summary>
    public static StripeAnswer Page<T>(StripeRequest request, string url, IEnumerable<T> all, Func<T, string> idOf, Func<T, JsonObject> toJson)
    {
        var limit = (int)(request.Number("limit") ?? 10);
        if (limit is < 1 or > LongestPage)
        {
            return StripeAnswer.Invalid("This value must be between 1 and 100.", "limit", "parameter_invalid_integer");
        }

        var page = all
            .OrderByDescending(item => NumberOf(idOf(item)))
            .SkipWhile(item => request["starting_after"] is { } after && NumberOf(idOf(item)) >= NumberOf(after))
            .Take(limit + 1)
            .ToList();
        return StripeAnswer.Ok(new JsonObject
        {
            ["object"] = "list",
            ["url"] = url,
            ["has_more"] = page.Count > limit,
            ["data"] = new JsonArray([.. page.Take(limit).Select(toJson)]),
        });
    }

    private static int NumberOf(string id) => int.Parse(id.AsSpan(id.IndexOf('_') + 1), CultureInfo.InvariantCulture);
}
