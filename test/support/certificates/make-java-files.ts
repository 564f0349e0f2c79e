/** Keystores by Java's keytool, in today's form, in that of Java 8, and in Java's own old format. */
import { runProgram } from "./openssl.ts";

export function makeJavaFiles(folder: string, { passphrase }: { passphrase: string }): void {
  const keytool = (...args: string[]) => runProgram(folder, "keytool", args);
  const store = (name: string) => ["-keystore", name, "-storepass", passphrase, "-keypass", passphrase];
  const key = (name: string, alias: string, kind: string[], type = "PKCS12") =>
    keytool(
      ...["-genkeypair", "-alias", alias, "-dname", `CN=${alias}.example.com`, "-ext", `san=dns:${alias}.example.com`],
      ...["-validity", "90", "-storetype", type, ...kind, ...store(name)],
    );
  key("java.p12", "one", ["-keyalg", "RSA", "-keysize", "2048"]);
  key("java-several.p12", "one", ["-keyalg", "EC", "-groupname", "secp256r1"]);
  key("java-several.p12", "two", ["-keyalg", "EC", "-groupname", "secp384r1"]);
  key("java-old.p12", "one", ["-keyalg", "RSA", "-keysize", "2048", "-J-Dkeystore.pkcs12.legacy"]);
  key("keystore.jks", "one", ["-keyalg", "RSA", "-keysize", "2048"], "JKS");
  keytool(
    ...["-importkeystore", "-noprompt", "-srckeystore", "key-p256.p12", "-srcstorepass", passphrase],
    ...["-destkeystore", "java-imported.p12", "-deststoretype", "PKCS12", "-deststorepass", passphrase],
  );
}
