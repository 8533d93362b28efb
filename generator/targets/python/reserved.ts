import { isDeviceName } from "../../model/device-name.js";
import { adapterNames, extrasOf } from "./adapters.js";

/* Names that Python reserves, or that a tool for building and testing packages uses. */

/** The hard keywords of Python 3.9 to 3.14. Soft ones (`match`, `type`) are fine as names. */
const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The builtins that a class could be called like: all that begin with a capital, of Python 3.9 to 3.14. */
export const builtinClasses: ReadonlySet<string> = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError " +
    "BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError " +
    "ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception " +
    "ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError " +
    "ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError " +
    "KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented " +
    "NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError " +
    "PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning " +
    "StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True " +
    "TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError " +
    "UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError"
  ).split(" "),
);

/** The builtin functions and types, of Python 3.9 to 3.14. */
export const builtinFunctions: ReadonlySet<string> = new Set(
  (
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex " +
    "copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals " +
    "hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next " +
    "object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str " +
    "sum super tuple type vars zip"
  ).split(" "),
);

/** The modules of the standard library, of Python 3.9 to 3.14, that a package could be called like. */
const standardLibrary: ReadonlySet<string> = new Set(
  (
    "abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb " +
    "binascii binhex bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys " +
    "compileall compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses " +
    "dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler " +
    "fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob " +
    "graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress " +
    "itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap " +
    "modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator " +
    "optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix " +
    "posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re " +
    "readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd " +
    "smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string " +
    "stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile " +
    "termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty " +
    "turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg " +
    "winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "),
);

/** What a package is built, checked and tested with: a folder of this name would be imported in its place. */
const tools: ReadonlySet<string> = new Set(
  "mypy mypy_extensions packaging pip pkg_resources pytest ruff setuptools typing_extensions wheel".split(" "),
);

/** What the package has adapters for: a package of this name would be imported in its place. */
const libraries: ReadonlySet<string> = new Set([...extrasOf(adapterNames).map(({ name }) => name), "google"]);

/** What builds write beside the package: a folder of this name would be mixed up with theirs. */
const buildFolders: ReadonlySet<string> = new Set(["build", "dist"]);

/** Whether the word is a keyword of Python. */
export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

/** Why no package can have this name. */
export function packageProblem(name: string): string | undefined {
  if (isKeyword(name)) return "a keyword of Python";
  if (standardLibrary.has(name)) return "a module of Python's standard library, which the package would hide";
  if (tools.has(name)) return "a tool that Python packages are built or tested with, which the package would hide";
  if (libraries.has(name)) return "a library that the package has an adapter for, which the package would hide";
  if (name === "tests") return "the folder of the package's own tests";
  if (buildFolders.has(name)) return "the folder that Python's build tools write to";
  return isDeviceName(name) ? "a reserved device name on Windows" : undefined;
}
