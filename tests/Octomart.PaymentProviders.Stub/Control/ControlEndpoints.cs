using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.Stripe;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.Control;

/// <summary>What tests do in the process, for hands and other programs: look, let things go wrong, choose where and how events are posted.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/control");
        control.MapGet("", (StripeStub stub) => Results.Json(new
        {
            specification = StripeSpec.Instance is null ? $"NOT CHECKED: ../shared/data/specs/{StripeSpec.File} is not there" : StripeSpec.File,
            requests = stub.Requests.Count,
            taken = stub.Taken,
            intents = stub.Intents.Select(intent => intent.ToJson()),
            refunds = stub.Refunds.Select(refund => refund.ToJson()),
            disputes = stub.Disputes.Select(dispute => dispute.ToJson()),
            movements = stub.Movements.Select(movement => movement.ToJson()),
            events = stub.Webhooks.Events.Select(message => new { message.Id, message.Type }),
            stub.OwnFaults,
        }));
        control.MapPost("faults", (FaultInput input, StripeStub stub) =>
        {
            stub.Faults.Add(new Fault(input.Kind, input.Method ?? "POST", input.Path, input.Times ?? 1));
            return Results.NoContent();
        });
        control.MapDelete("faults", (StripeStub stub) => stub.Faults.Clear());
        control.MapPost("disputes", async (DisputeInput input, StripeStub stub) =>
            await stub.DisputeAsync(input.Intent, input.Amount, input.IsInquiry) is { } dispute ? Results.Json(dispute.ToJson()) : Results.NotFound());
        control.MapPost("disputes/{id}/{step}", async (string id, DisputeStep step, StripeStub stub) =>
            await stub.GoOnAsync(id, step) is { } dispute ? Results.Json(dispute.ToJson()) : Results.NotFound());
        control.MapPut("webhooks", (WebhooksInput input, StripeStub stub) =>
        {
            input.ApplyTo(stub.Options);
            return Results.NoContent();
        });
        control.MapPost("webhooks/send", async (SendInput input, StripeStub stub) =>
        {
            var posted = await stub.PostAllAsync(input.Order switch
            {
                SendOrder.Reversed => events => events.Reverse(),
                SendOrder.Shuffled => events => events.Shuffle(),
                _ => events => events,
            });
            return Results.Json(posted.Select(one => new { one.Event.Id, one.Event.Type, Status = (int?)one.Status }));
        });
    }

    internal enum SendOrder
    {
        AsMade,
        Reversed,
        Shuffled,
    }

    internal sealed record FaultInput(FaultKind Kind, string? Method, string? Path, int? Times);

    internal sealed record DisputeInput(string Intent, long? Amount, bool IsInquiry);

    internal sealed record SendInput(SendOrder Order);

    internal sealed record WebhooksInput(Uri? Url, IReadOnlyList<string>? Secrets, WebhookDelivery? Delivery, int? Repeat)
    {
        public void ApplyTo(StripeStubOptions options)
        {
            options.WebhookUrl = Url ?? options.WebhookUrl;
            options.Delivery = Delivery ?? options.Delivery;
            options.Repeat = Repeat ?? options.Repeat;
            if (Secrets is not null)
            {
                options.WebhookSecrets.Clear();
                foreach (var secret in Secrets)
                {
                    options.WebhookSecrets.Add(secret);
                }
            }
        }
    }
}
