using System.Reflection;

namespace SocialFunnel.Infra;

/// <summary>A fact about the functions of the program; skipped, saying so, while the program has none.</summary>
internal sealed class ProgramFactAttribute : FactAttribute
{
    private static readonly MethodInfo[] Methods =
    [
        .. Assembly.Load("SocialFunnel").GetTypes().SelectMany(type =>
            type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
    ];

    public ProgramFactAttribute()
    {
        if (Functions.Count == 0)
            Skip = "The program has no functions yet: what the alert rules look for cannot be compared.";
    }

    /// <summary>Names of the functions. The attribute is read by name, since either flavour has its own.</summary>
    public static HashSet<string> Functions { get; } =
    [
        .. Methods.SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "FunctionAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value!),
    ];

    /// <summary>Settings that attributes name between percent signs, as in <c>[TimerTrigger("%NightlySchedule%")]</c>.</summary>
    public static HashSet<string> TriggerSettings { get; } =
    [
        .. Methods.Where(method => method.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "FunctionAttribute"))
            .SelectMany(function => function.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData())
                .Concat(function.GetCustomAttributesData()))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Select(argument => argument.Value as string)
            .Where(text => text is ['%', .., '%'])
            .Select(text => text!.Trim('%')),
    ];

    /// <summary>Names and templates of the log messages.</summary>
    public static (string Name, string Message)[] LogEvents { get; } =
    [
        .. from method in Methods
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (message.EventName ?? method.Name, message.Message),
    ];
}
