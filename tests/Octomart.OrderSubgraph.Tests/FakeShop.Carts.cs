using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

// Cart, as Order knows it.
internal sealed partial class FakeShop
{
    private object? CartForPlacement(JsonElement variables)
    {
        var cart = Carts.GetValueOrDefault(variables.Text("cartId"));
        var isOpened = cart is not null && (cart.UserId is { } owner ? owner == Optional(variables, "userId") : cart.GuestToken == Optional(variables, "guestToken"));
        return !isOpened ? null : new
        {
            cart!.Id,
            cart.Version,
            cart.Currency,
            BlockingLineIds = cart.Blocking,
            ShortLineIds = cart.Short,
            cart.BlockingCoupons,
            FreeDelivery = cart.FreeDelivery.Select(free => new { free.SellerId, PromotionId = cart.Promotions is [var first, ..] ? first.PromotionId : "prm_1", free.IsSubsidised }),
            Lines = cart.Lines.Select(line => new
            {
                line.LineId,
                line.VariantId,
                ProductId = "prd_1",
                line.SellerId,
                Sku = $"SKU {line.VariantId}",
                Title = $"Title of {line.VariantId}",
                OptionsText = "Red",
                line.Quantity,
                UnitPrice = new { MinorUnits = line.UnitPrice, cart.Currency },
                CategoryIds = new[] { "cat_all" },
                line.WeightGrams,
                line.TaxClass,
                Discount = new { MinorUnits = line.Discount, cart.Currency },
                Subsidy = new { MinorUnits = line.Subsidy, cart.Currency },
            }),
            Promotions = cart.Promotions.Select(promotion => new
            {
                promotion.PromotionId,
                promotion.Code,
                Name = $"Name of {promotion.PromotionId}",
                promotion.SellerId,
                Amount = new { MinorUnits = promotion.Amount, cart.Currency },
            }),
        };
    }

    private object CartConvert(JsonElement variables)
    {
        var input = variables.At("input");
        var (cart, orderId) = (Carts[input.Text("cartId")], input.Text("orderId"));
        if (cart.Conversions.TryGetValue(orderId, out var earlier))
        {
            return earlier is null ? Refusal("VERSION_CONFLICT") : Success();
        }

        if (cart.Version != input.At("version").GetInt32())
        {
            return Refusal("VERSION_CONFLICT");
        }

        cart.Conversions[orderId] = cart.Lines;
        cart.Lines = [];
        cart.Version++;
        return Success();
    }

    private object CartRestore(JsonElement variables)
    {
        var input = variables.At("input");
        var (cart, orderId) = (Carts[input.Text("cartId")], input.Text("orderId"));
        if (cart.Conversions.GetValueOrDefault(orderId) is { } lines)
        {
            cart.Lines = lines;
            cart.Version++;
        }

        cart.Conversions[orderId] = null;
        return Success();
    }

    private object CartRefill(JsonElement variables)
    {
        if (RefillRefusal is { } code)
        {
            return Refusal(code);
        }

        var input = variables.At("input");
        return new
        {
            cartId = "crt_refilled",
            guestTokenOnce = Optional(input, "userId") is null ? "token of crt_refilled" : null,
            lines = input.At("lines").EnumerateArray().Select(line => new
            {
                variantId = line.Text("variantId"),
                quantity = Refilled.TryGetValue(line.Text("variantId"), out var held) ? held : line.At("quantity").GetInt32(),
            }),
            userErrors = Array.Empty<object>(),
        };
    }
}
