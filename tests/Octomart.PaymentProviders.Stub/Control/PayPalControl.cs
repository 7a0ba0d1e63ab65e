using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.Control;

/// <summary>As <see cref="ControlEndpoints"/>, for PayPal's part.</summary>
internal static class PayPalControl
{
    public static void MapPayPalControl(this WebApplication app)
    {
        var control = app.MapGroup("/control/paypal");
        control.MapGet("", (PayPalStub stub) => Results.Json(new
        {
            specification = PayPalSpec.IsThere ? "checked" : "NOT CHECKED: PayPal's documents are not in ../shared/data/specs",
            requests = stub.Requests.Count,
            taken = stub.Taken,
            orders = stub.Orders,
            captures = stub.Captures,
            refunds = stub.Refunds,
            events = stub.Webhooks.Events.Select(message => new { message.Id, message.Type }),
            stub.OwnFaults,
        }));
        control.MapPost("faults", (ControlEndpoints.FaultInput input, PayPalStub stub) =>
        {
            stub.Faults.Add(new Fault(input.Kind, input.Method ?? "POST", input.Path, input.Times ?? 1));
            return Results.NoContent();
        });
        control.MapDelete("faults", (PayPalStub stub) => stub.Faults.Clear());
        control.MapPut("webhooks", (WebhooksInput input, PayPalStub stub) =>
        {
            stub.Options.WebhookUrl = input.Url ?? stub.Options.WebhookUrl;
            stub.Options.Delivery = input.Delivery ?? stub.Options.Delivery;
            stub.Options.Repeat = input.Repeat ?? stub.Options.Repeat;
            return Results.NoContent();
        });
        control.MapPost("webhooks/send", async (ControlEndpoints.SendInput input, PayPalStub stub) =>
        {
            var posted = await stub.PostAllAsync(input.Order switch
            {
                ControlEndpoints.SendOrder.Reversed => events => events.Reverse(),
                ControlEndpoints.SendOrder.Shuffled => events => events.Shuffle(),
                _ => events => events,
            });
            return Results.Json(posted.Select(one => new { one.Event.Id, one.Event.Type, Status = (int?)one.Status }));
        });
    }

    internal sealed record WebhooksInput(Uri? Url, WebhookDelivery? Delivery, int? Repeat);
}
