package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Parameters.Parameter;
import dev.assay.core.python.Source;
import dev.assay.core.python.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds parameters that are secret by their names, and by what is done with them: they are handed
/// to functions that make keys and wallets of them.
final class SecretUses {
  private static final Set<String> MAKERS =
      Set.of(
          "from_key",
          "from_mnemonic",
          "from_private_key",
          "from_seed",
          "from_secret_key",
          "from_base58_string",
          "from_wif",
          "from_words",
          "privateKeyToAccount",
          "from_entropy",
          "Bip39SeedGenerator",
          "Bip39MnemonicValidator",
          "from_phrase",
          "mnemonic_to_seed",
          "to_seed",
          "SigningKey",
          "from_extended_key",
          "recover_from_mnemonic");

  private final Map<Source, Boolean> makes = new HashMap<>();
  private final Map<Function, Set<String>> known = new HashMap<>();
  private final Map<String, Boolean> named = new HashMap<>();

  /// The source that was asked for last, and whether it makes keys.
  private @Nullable Source asked;

  private boolean isMaker;

  /// Whether a function makes a key or a wallet of what it is handed.
  static boolean makes(String function) {
    return MAKERS.contains(function);
  }

  /// The names in a function that are handed to such functions.
  Set<String> in(Function function) {
    Origin origin = function.origin();
    if (origin.source() != asked) {
      asked = origin.source();
      isMaker = makes.computeIfAbsent(asked, _ -> origin.names().haveAny(MAKERS));
    }
    return isMaker ? known.computeIfAbsent(function, SecretUses::find) : Set.of();
  }

  /// A value for a parameter of which only the name is known.
  Value unknown(Parameter parameter) {
    boolean secret =
        parameter.target() instanceof Expression.Name name
            && named.computeIfAbsent(name.id(), Secrets::isSecretParameter);
    return secret ? Unknown.of(Taint.of(Label.SECRET_PARAMETER)) : Unknown.PLAIN;
  }

  private static Set<String> find(Function function) {
    Set<String> names = new HashSet<>();
    Tree.walk(
        function.body(),
        node -> {
          if (node instanceof Expression.Call call && MAKERS.contains(name(call.function()))) {
            for (Expression.Argument argument : call.arguments()) {
              add(argument.value(), names);
            }
          }
        });
    return names;
  }

  private static String name(Expression function) {
    return switch (function) {
      case Expression.Name it -> it.id();
      case Expression.Attribute it -> it.name();
      default -> "";
    };
  }

  private static void add(Expression argument, Set<String> names) {
    if (argument instanceof Expression.Name name) {
      names.add(name.id());
    } else if (argument instanceof Expression.Call call
        && call.function() instanceof Expression.Attribute method) {
      add(method.value(), names);
      call.arguments().forEach(inner -> add(inner.value(), names));
    }
  }
}
