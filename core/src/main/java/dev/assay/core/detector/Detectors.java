package dev.assay.core.detector;

import dev.assay.core.detector.code.ArchiveDifferential;
import dev.assay.core.detector.code.BackDoor;
import dev.assay.core.detector.code.BareAddress;
import dev.assay.core.detector.code.BrowserStoreTheft;
import dev.assay.core.detector.code.CiTokenTheft;
import dev.assay.core.detector.code.ClipboardHijack;
import dev.assay.core.detector.code.CredentialTheft;
import dev.assay.core.detector.code.DataPayload;
import dev.assay.core.detector.code.DecodedExecution;
import dev.assay.core.detector.code.DefenceEvasion;
import dev.assay.core.detector.code.Destruction;
import dev.assay.core.detector.code.DroppedAndRun;
import dev.assay.core.detector.code.EnvironmentExfiltration;
import dev.assay.core.detector.code.ExfiltrationService;
import dev.assay.core.detector.code.FileTheft;
import dev.assay.core.detector.code.ForeignRuntime;
import dev.assay.core.detector.code.GainedEarlyAct;
import dev.assay.core.detector.code.GainedHiddenAct;
import dev.assay.core.detector.code.GainedImportAct;
import dev.assay.core.detector.code.GainedPersistence;
import dev.assay.core.detector.code.GainedTheft;
import dev.assay.core.detector.code.HiddenBehaviour;
import dev.assay.core.detector.code.HiddenCode;
import dev.assay.core.detector.code.HostProfiling;
import dev.assay.core.detector.code.ImportTimeNetwork;
import dev.assay.core.detector.code.ImportTimeProcess;
import dev.assay.core.detector.code.InstallTimeNetwork;
import dev.assay.core.detector.code.InstallTimeProcess;
import dev.assay.core.detector.code.KeyLogging;
import dev.assay.core.detector.code.Miner;
import dev.assay.core.detector.code.NativePayload;
import dev.assay.core.detector.code.ObfuscatedForm;
import dev.assay.core.detector.code.Persistence;
import dev.assay.core.detector.code.PickleCode;
import dev.assay.core.detector.code.ProcessMemoryReading;
import dev.assay.core.detector.code.RemoteControl;
import dev.assay.core.detector.code.RemoteExecution;
import dev.assay.core.detector.code.ReverseShell;
import dev.assay.core.detector.code.ScreenSpying;
import dev.assay.core.detector.code.SecretHoard;
import dev.assay.core.detector.code.SecretParameterTheft;
import dev.assay.core.detector.code.SelfPropagation;
import dev.assay.core.detector.code.SiblingDifference;
import dev.assay.core.detector.code.StagedInstall;
import dev.assay.core.detector.code.StartTimeCode;
import dev.assay.core.detector.code.SuspiciousCommand;
import dev.assay.core.detector.code.UnknownRemainder;
import dev.assay.core.detector.code.WalletTheft;
import dev.assay.core.detector.metadata.ChangedPublisher;
import dev.assay.core.detector.metadata.ExtraIndex;
import dev.assay.core.detector.metadata.GainedRequirement;
import dev.assay.core.detector.metadata.IndexStatuses;
import dev.assay.core.detector.metadata.InsecureIndex;
import dev.assay.core.detector.metadata.KnownExploited;
import dev.assay.core.detector.metadata.KnownMalware;
import dev.assay.core.detector.metadata.MutableReference;
import dev.assay.core.detector.metadata.OpenBuildRequirement;
import dev.assay.core.detector.metadata.ProjectPolicy;
import dev.assay.core.detector.metadata.UnhashedPins;
import dev.assay.core.detector.metadata.UnlockedAbility;
import dev.assay.core.detector.metadata.UntrustedConfiguration;
import dev.assay.core.detector.metadata.Vulnerable;
import dev.assay.core.detector.naming.DependencyConfusion;
import dev.assay.core.detector.naming.HomoglyphName;
import dev.assay.core.detector.naming.ImportName;
import dev.assay.core.detector.naming.SlopsquatName;
import dev.assay.core.detector.naming.TyposquatName;
import dev.assay.core.detector.naming.UnregisteredName;
import dev.assay.core.detector.provenance.AttestationInvalid;
import dev.assay.core.detector.provenance.PublisherContinuity;
import dev.assay.core.finding.Rule;
import java.util.List;

/// The registry: every detector, one line each.
public final class Detectors {
  private static final List<Detector> ALL =
      List.of(
          new KnownMalware(),
          new KnownExploited(),
          new Vulnerable(),
          new TyposquatName(),
          new HomoglyphName(),
          new UnregisteredName(),
          new SlopsquatName(),
          new ImportName(),
          new DependencyConfusion(),
          new ExtraIndex(),
          new InsecureIndex(),
          new MutableReference(),
          new UnhashedPins(),
          new OpenBuildRequirement(),
          new UntrustedConfiguration(),
          new ProjectPolicy(),
          new IndexStatuses(),
          new AttestationInvalid(),
          new PublisherContinuity(),
          new CredentialTheft(),
          new EnvironmentExfiltration(),
          new HostProfiling(),
          new FileTheft(),
          new WalletTheft(),
          new BrowserStoreTheft(),
          new CiTokenTheft(),
          new SecretParameterTheft(),
          new SecretHoard(),
          new KeyLogging(),
          new ScreenSpying(),
          new ClipboardHijack(),
          new ExfiltrationService(),
          new InstallTimeNetwork(),
          new ImportTimeNetwork(),
          new InstallTimeProcess(),
          new ImportTimeProcess(),
          new SuspiciousCommand(),
          new StartTimeCode(),
          new DecodedExecution(),
          new HiddenBehaviour(),
          new RemoteExecution(),
          new DroppedAndRun(),
          new ReverseShell(),
          new RemoteControl(),
          new BackDoor(),
          new BareAddress(),
          new HiddenCode(),
          new ObfuscatedForm(),
          new DefenceEvasion(),
          new NativePayload(),
          new DataPayload(),
          new Persistence(),
          new ProcessMemoryReading(),
          new Destruction(),
          new Miner(),
          new SelfPropagation(),
          new StagedInstall(),
          new ForeignRuntime(),
          new PickleCode(),
          new ArchiveDifferential(),
          new UnknownRemainder(),
          new GainedEarlyAct(),
          new GainedTheft(),
          new GainedImportAct(),
          new GainedPersistence(),
          new GainedHiddenAct(),
          new SiblingDifference(),
          new ChangedPublisher(),
          new GainedRequirement(),
          new UnlockedAbility());

  private Detectors() {}

  /// All detectors, in the order in which their rules are listed.
  public static List<Detector> all() {
    return ALL;
  }

  /// The rules of all detectors.
  public static List<Rule> rules() {
    return ALL.stream().flatMap(detector -> detector.rules().stream()).toList();
  }
}
