package dev.assay.core.code.evaluation;

import dev.assay.core.python.Node;

/// Where something happens: a frame and a range of its text.
record Site(Frame frame, int start, int end) {
  static Site of(Frame frame, Node node) {
    return new Site(frame, node.start(), node.end());
  }
}
