using System.Net;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>PayPal's page, where the buyer chooses what to pay with and approves. Who closes it has abandoned the payment.</summary>
internal static class ApprovalPage
{
    public const string Path = "/checkoutnow";

    public static string Html(PayPalOrder order) => $"""
        <!doctype html><html lang="en"><title>Test PayPal</title>
        <h1>Test PayPal</h1>
        <p>Pay {order.Amount.Value} {WebUtility.HtmlEncode(order.Amount.Currency)} for {WebUtility.HtmlEncode(order.InvoiceId ?? order.Id)}?</p>
        <form method="post">
        <label>Pay with <select name="funding">{string.Concat(Enum.GetNames<Funding>().Select(name => $"<option>{name}</option>"))}</select></label>
        <button name="answer" value="approve">Approve</button> <button name="answer" value="cancel">Cancel</button></form>
        </html>
        """;

    /// <summary>Where the buyer comes back to.</summary>
    public static string ReturnUrl(PayPalOrder order, bool approved)
    {
        var url = (approved ? order.ReturnUrl : order.CancelUrl) ?? "about:blank";
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}token={order.Id}{(approved ? "&PayerID=STUBPAYER2222" : "")}";
    }
}
