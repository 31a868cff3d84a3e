package dev.assay.bench.trojan;

import static dev.assay.bench.trojan.Layer.BASE64;
import static dev.assay.bench.trojan.Layer.BZIPPED;
import static dev.assay.bench.trojan.Layer.CHARACTERS;
import static dev.assay.bench.trojan.Layer.DEFLATED;
import static dev.assay.bench.trojan.Layer.FERNET;
import static dev.assay.bench.trojan.Layer.FUNCTION;
import static dev.assay.bench.trojan.Layer.REVERSED_HEX;
import static dev.assay.bench.trojan.Layer.ROTATED;
import static dev.assay.bench.trojan.Layer.TABLE;
import static dev.assay.bench.trojan.Layer.XOR;

import java.util.List;
import java.util.stream.Stream;

/// All ways that are measured, from plain text to three layers.
final class Ways {
  /// Acts of a module that is imported.
  private static final List<Way> AT_IMPORT =
      List.of(
          Way.of(ImportCarrier.INITIALIZER, Theft.ENVIRONMENT),
          Way.of(ImportCarrier.INITIALIZER, Theft.NAME_LOOKUP),
          Way.of(ImportCarrier.INITIALIZER, Theft.MODEL_KEYS),
          Way.of(ImportCarrier.INITIALIZER, Runner.REMOTE_TEXT),
          Way.of(ImportCarrier.INITIALIZER, Runner.PIP_INSTALL),
          Way.of(ImportCarrier.INITIALIZER, Runner.SHELL_SCRIPT),
          Way.of(ImportCarrier.INITIALIZER, Runner.NATIVE_LIBRARY),
          Way.of(ImportCarrier.INITIALIZER, Runner.SHIPPED_PROGRAM),
          Way.of(ImportCarrier.INITIALIZER, Spread.RUNNER_MEMORY),
          Way.of(ImportCarrier.INITIALIZER, Spread.ASSISTANT),
          Way.of(ImportCarrier.INITIALIZER, Theft.CREDENTIALS, BASE64),
          Way.of(ImportCarrier.INITIALIZER, Theft.ENVIRONMENT, XOR, DEFLATED, BASE64),
          Way.of(ImportCarrier.INITIALIZER, Runner.REVERSE_SHELL, TABLE, BZIPPED),
          Way.of(ImportCarrier.THREAD, Theft.CREDENTIALS),
          Way.of(ImportCarrier.THREAD, Runner.REMOTE_SHELL),
          Way.of(ImportCarrier.THREAD, Spread.WORM),
          Way.of(ImportCarrier.TIMER, Theft.DOT_ENV),
          Way.of(ImportCarrier.EXIT, Theft.SEALED),
          Way.of(ImportCarrier.EXCEPTION_HOOK, Theft.ENVIRONMENT),
          Way.of(ImportCarrier.OFF_SCREEN, Runner.SHELL),
          Way.of(ImportCarrier.IMPORT_HOOK, Theft.KEYS_BY_NAME),
          Way.of(ImportCarrier.IMPORT_HOOK, Runner.SHELL, CHARACTERS),
          Way.of(ImportCarrier.DECORATOR, Theft.BROWSERS),
          Way.of(ImportCarrier.METACLASS, Theft.WALLETS),
          Way.of(ImportCarrier.SUBCLASS, Theft.BY_CURL),
          Way.of(ImportCarrier.CONDITION, Spread.CI_TOKEN),
          Way.of(ImportCarrier.CONDITION, Spread.DESTRUCTION),
          Way.of(ImportCarrier.CONDITION, Spread.OWN_ACCOUNT, ROTATED),
          Way.of(ImportCarrier.CHAIN, Theft.CLUSTER),
          Way.of(ImportCarrier.CHAIN, Runner.POWERSHELL, FUNCTION, BASE64));

  /// Acts of modules that lie deep.
  private static final List<Way> DEEP =
      List.of(
          Way.of(ImportCarrier.DEEP_MODULE, Theft.ENVIRONMENT),
          Way.of(ImportCarrier.DEEP_MODULE, Spread.EDITOR),
          Way.of(ImportCarrier.DEEP_MODULE, Runner.DOWNLOAD_AND_RUN, DEFLATED),
          Way.of(ImportCarrier.DEEP_MODULE, Theft.CREDENTIALS, CHARACTERS, REVERSED_HEX, XOR),
          Way.of(ImportCarrier.DEEP_MODULE, Theft.MAIL, FERNET),
          Way.of(ImportCarrier.DEEP_CLASS, Theft.METADATA_SERVICE),
          Way.of(ImportCarrier.DEEP_CLASS, Runner.REMOTE_TEXT, BASE64),
          Way.of(ImportCarrier.MIDDLE, Runner.POLLING),
          Way.of(ImportCarrier.MIDDLE, Theft.KEYS_BY_NAME, BZIPPED, ROTATED));

  /// Acts of files that are new.
  private static final List<Way> IN_FILES =
      List.of(
          Way.of(FileCarrier.NEW_MODULE, Theft.CREDENTIALS),
          Way.of(FileCarrier.NEW_MODULE, Runner.FOREIGN_RUNTIME),
          Way.of(FileCarrier.NEW_MODULE, Theft.METADATA_SERVICE, CHARACTERS, DEFLATED, XOR),
          Way.of(FileCarrier.NEW_PACKAGE, Spread.WORKFLOW),
          Way.of(FileCarrier.NEW_PACKAGE, Spread.GIT_HOOK, BASE64),
          Way.of(FileCarrier.BY_NAME, Theft.MODEL_KEYS),
          Way.of(FileCarrier.DATA_FILE, Theft.CREDENTIALS),
          Way.of(FileCarrier.TEXT_FILE, Runner.REMOTE_MODULE),
          Way.of(FileCarrier.PICKLE, Runner.SHELL),
          Way.of(FileCarrier.ZIP_ON_PATH, Theft.ENVIRONMENT),
          Way.of(FileCarrier.SCRIPT, Theft.SEALED),
          Way.of(FileCarrier.SCRIPT, Spread.NPM_WORM));

  /// Acts of the interpreter's start, and of builds and installations.
  private static final List<Way> EARLY =
      List.of(
          Way.of(StartCarrier.PATH_FILE, Runner.SHELL),
          Way.of(StartCarrier.PATH_FILE, Theft.CREDENTIALS, BASE64, DEFLATED),
          Way.of(StartCarrier.PATH_FILE_MODULE, Runner.DOWNLOAD_AND_RUN),
          Way.of(StartCarrier.PATH_FILE_PACKAGE, Theft.ENVIRONMENT, FUNCTION),
          Way.of(StartCarrier.PATH_FILE_PACKAGE, Spread.UNIT),
          Way.of(StartCarrier.SITE_CUSTOMIZE, Theft.ENVIRONMENT),
          Way.of(StartCarrier.USER_CUSTOMIZE, Spread.SHELL_START),
          Way.of(BuildCarrier.SETUP, Theft.ENVIRONMENT),
          Way.of(BuildCarrier.SETUP, Runner.SHELL, BASE64),
          Way.of(BuildCarrier.SETUP_HELPER, Runner.POLLING),
          Way.of(BuildCarrier.SETUP_HELPER, Spread.SCHEDULE, TABLE),
          Way.of(BuildCarrier.INSTALL_COMMAND, Runner.DOWNLOAD_AND_RUN),
          Way.of(BuildCarrier.INSTALL_COMMAND, Theft.CREDENTIALS, REVERSED_HEX, XOR, DEFLATED),
          Way.of(BuildCarrier.METADATA_COMMAND, Theft.NAME_LOOKUP),
          Way.of(BuildCarrier.MODULES_COMMAND, Runner.REMOTE_MODULE, FERNET),
          Way.of(BuildCarrier.BACK_END, Theft.METADATA_SERVICE));

  /// Acts of commands and functions that somebody calls.
  private static final List<Way> AT_CALL =
      List.of(
          Way.of(CallCarrier.ENTRY_POINT, Theft.CREDENTIALS),
          Way.of(CallCarrier.ENTRY_POINT, Runner.DOWNLOAD_AND_RUN, XOR),
          Way.of(CallCarrier.TEST_PLUGIN, Theft.DOT_ENV),
          Way.of(CallCarrier.TEST_PLUGIN, Runner.REVERSE_SHELL, FUNCTION),
          Way.of(CallCarrier.MAIN, Theft.ENVIRONMENT, BZIPPED),
          Way.of(CallCarrier.FUNCTION, Theft.CREDENTIALS),
          Way.of(CallCarrier.FUNCTION, Theft.ENVIRONMENT),
          Way.of(CallCarrier.FUNCTION, Runner.REMOTE_TEXT, REVERSED_HEX, BASE64),
          Way.of(CallCarrier.SECRET_FUNCTION, Theft.SECRET_ARGUMENT));

  /// Acts by less common channels and triggers.
  private static final List<Way> UNCOMMON =
      List.of(
          Way.of(TriggerCarrier.CLASS_BODY, Channel.HTTPX),
          Way.of(TriggerCarrier.DESCRIPTOR, Channel.POOL),
          Way.of(TriggerCarrier.MODULE_ATTRIBUTE, Channel.STREAM),
          Way.of(TriggerCarrier.SIGNAL, Channel.RESOLVER),
          Way.of(TriggerCarrier.PROCESS, Channel.FILE_TRANSFER),
          Way.of(TriggerCarrier.EXECUTOR, Channel.WEBSOCKET),
          Way.of(TriggerCarrier.FINALIZER, Channel.AIOHTTP),
          Way.of(TriggerCarrier.AUDIT_HOOK, Channel.REMOTE_CALL),
          Way.of(TriggerCarrier.CONTEXT, Channel.PIPED),
          Way.of(TriggerCarrier.GENERATOR, Channel.HAND_WRITTEN),
          Way.of(TriggerCarrier.BUILD_SERVICE, Channel.DATAGRAMS),
          Way.of(TriggerCarrier.PATCH, Channel.LOG_HANDLER),
          Way.of(ImportCarrier.INITIALIZER, Channel.COMMAND_TOKEN),
          Way.of(ImportCarrier.DEEP_MODULE, Channel.KEYS_BY_SUFFIX),
          Way.of(ImportCarrier.DEEP_CLASS, Channel.KEYRING),
          Way.of(ImportCarrier.INITIALIZER, Channel.QUEUED),
          Way.of(ImportCarrier.MIDDLE, Channel.OBJECTS),
          Way.of(FileCarrier.NEW_MODULE, Channel.CONFIGURED),
          Way.of(ImportCarrier.INITIALIZER, Channel.TIME_BOMB),
          Way.of(TriggerCarrier.BUILD_SERVICE, Channel.STAGED),
          Way.of(CallCarrier.FUNCTION, Channel.LOADED),
          Way.of(StartCarrier.PATH_FILE_MODULE, Channel.KEYRING),
          Way.of(BuildCarrier.INSTALL_COMMAND, Channel.RESOLVER, BASE64),
          Way.of(CallCarrier.ENTRY_POINT, Channel.WEBSOCKET),
          Way.of(ImportCarrier.DEEP_MODULE, Channel.TIME_BOMB),
          Way.of(TriggerCarrier.MODULE_ATTRIBUTE, Runner.DOWNLOAD_AND_RUN),
          Way.of(TriggerCarrier.EXECUTOR, Spread.CI_TOKEN),
          Way.of(TriggerCarrier.PATCH, Theft.MODEL_KEYS));

  static final List<Way> ALL =
      Stream.of(AT_IMPORT, DEEP, IN_FILES, EARLY, AT_CALL, UNCOMMON).flatMap(List::stream).toList();

  private Ways() {}
}
