namespace Octomart.PaymentProviders.Stub.Stripe.Elements;

/// <summary>
/// A stand-in for Stripe.js (docs.stripe.com/js): as much of it as a page needs that lets Stripe ask for a card. As with the real one, the card's
/// fields are in a frame of Stripe's own address, and the page never sees what is typed there.
/// </summary>
internal static class ElementsEndpoints
{
    public static void MapElements(this RouteGroupBuilder stripe)
    {
        stripe.MapGet("/v3", () => Resource("elements.js", "text/javascript"));
        stripe.MapGet("/elements/card", () => Resource("card.html", "text/html"));
    }

    private static IResult Resource(string name, string type)
    {
        using var reader = new StreamReader(typeof(ElementsEndpoints).Assembly.GetManifestResourceStream(name)!);
        return Results.Content(reader.ReadToEnd(), type);
    }
}
