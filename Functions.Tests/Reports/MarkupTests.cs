namespace SocialFunnel.Reports;

public sealed class MarkupTests
{
    [Fact]
    public void Texts_are_encoded_and_markup_is_not()
    {
        var inner = Markup.Of($"<b>{"<script>alert('ä')</script>"}</b>");

        Assert.Equal("<p title=\"&quot; onload=&quot;\"><b>&lt;script&gt;alert(&#x27;ä&#x27;)&lt;/script&gt;</b></p>", Markup.Of($"<p title=\"{"\" onload=\""}\">{inner}</p>").ToString());
    }

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("", Markup.Join([Markup.None, Markup.Of($""), Markup.Of($"{null}")]).ToString());

    [Fact]
    public void Braces_in_a_text_are_not_taken_for_places() => Assert.Equal("<p>{0}</p>", Markup.Of($"<p>{Markup.Of($"{"{0}"}")}</p>").ToString());
}
