import Foundation
import Importers
import Organisations
import TestSupport
import Testing

/// Every file of `../shared/data/import_conformance`, and what is read of it. Ties are counted after
/// parallel ones were summed and loops dropped; an undirected tie among directed ones is two arcs.
@Suite(.enabled(if: SharedData.isPresent))
struct ImportConformanceTests {
  enum Expectation {
    case read(String)
    /// Refused, with these words.
    case refused(String)
  }

  private static let folder = SharedData.folder.appendingPathComponent("data/import_conformance")

  static let expectations: [(file: String, Expectation)] = [
    // Text with GraphML in the middle of it, in no form that is read.
    ("boost/graphml.txt", .refused("no known table has this header")),
    // Its keys stand inside the graph, where the specification has none; NetworkX does not look.
    ("gephi/cdata.graphml", .read("2 people, 1 arc")),
    ("gephi-gexf/basic.gexf", .read("2 people, 1 arc")),
    // NetworkX does not know the namespace; the weights 1 and 2 of two years are summed.
    ("gephi-gexf/dynamicedgeweight.gexf", .read("2 people, 1 arc of weight 3")),
    // The word null is how Gephi writes a missing number.
    ("gephi-gexf/includenullattvalues.gexf", .read("2 people, 1 arc")),
    ("gephi-gexf/meta.gexf", .refused("there is no graph in it")),
    ("gephi-gexf/timezone.gexf", .read("2 people, 1 arc")),
    // DOT and VNA are not among the forms that are read.
    ("gephi-other/adjacencylist.dot", .refused("")),
    ("gephi-other/basic.vna", .refused("")),
    ("gephi-other/emptyattribute.vna", .refused("")),
    ("gephi-other/intlabels.dot", .refused("")),
    ("gephi-other/labels.dot", .refused("")),
    ("gephi-other/multipleedgesperline2.dot", .refused("")),
    ("gephi-other/subgraph.dot", .refused("")),
    ("graphology/attributes.graphml", .read("6 people, 7 ties of weight 8.1")),
    ("graphology/miserables.graphml", .read("77 people, 254 ties of weight 820")),
    // 37 edges end at nodes that no node element declares, which the specification forbids;
    // NetworkX and igraph make nodes of them, and so would a misspelt id become a person.
    ("graphology/missing_nodes.graphml", .refused("which is no node")),
    ("graphology/multigraph.graphml", .read("6 people, 7 ties of weight 16.6")),
    ("graphology-gexf/arctic.gexf", .read("1715 people, 6676 arcs")),
    // One directed and one undirected edge between the same two: 229 one way, 1 the other.
    ("graphology-gexf/basic_formatted.gexf", .read("2 people, 2 arcs of weight 230")),
    ("graphology-gexf/celegans.gexf", .read("306 people, 2148 ties of weight 2359")),
    ("graphology-gexf/edge_data.gexf", .read("4 people, 5 arcs")),
    ("graphology-gexf/les_miserables.gexf", .read("77 people, 254 arcs of weight 820")),
    ("graphology-gexf/minimal.gexf", .read("2 people, 1 arc")),
    // GEXF allows both sorts of edges; NetworkX does not.
    ("graphology-gexf/mixed.gexf", .read("3 people, 4 arcs of weight 7.56")),
    // 11 of the 1107 edges are loops.
    ("graphology-gexf/rio.gexf", .read("366 people, 1096 arcs")),
    // An undeclared attribute is read under its id, and count is a weight.
    ("graphology-gexf/undeclared_attribute.gexf", .read("2 people, 1 arc of weight 43")),
    // The kind of an edge, new in 1.3, is its relation.
    ("graphology-gexf/v1_3_writer.gexf", .read("2 people, likes 1 arc")),
    // Two keys of one id and of different types.
    ("igraph/bug_1970.graphml", .refused("declared twice")),
    ("igraph/bug_2506_2.graphml", .refused("a key has no id")),
    ("igraph/cattr_bool_bug.graphml", .read("10 people, 9 ties of weight 126")),
    ("igraph/graphml-default-attrs.xml", .read("3 people, 2 arcs")),
    ("igraph/graphml-lenient.xml", .read("3 people, 2 ties")),
    // A number of blanks is missing, which igraph says too.
    ("igraph/graphml-whitespace.xml", .read("5 people, 4 ties")),
    ("igraph/invalid1.graphml", .refused("")),
    ("igraph/invalid3.graphml", .refused("the file is empty")),
    ("igraph/invalid5.graphml", .refused("")),
    ("igraph/test.graphml", .read("6 people, 7 ties of weight 8.1")),
    ("igraph-fuzz/wa1.graphml", .read("5 people, 7 ties of weight 4")),
    ("igraph-fuzz/wa3.graphml", .read("5 people, 7 ties of weight 4")),
    // Weights that are letters and booleans: a tie without a number for its weight is refused
    // rather than read as 1; the others keep them as text.
    ("igraph-fuzz/wa5.graphml", .refused("\"A\" in \"weight\" is not a number")),
    ("igraph-fuzz/wa7.graphml", .refused("\"false\" in \"weight\" is not a number")),
    // GML wants an id of every node; igraph makes some up.
    ("igraph-gml/bug_2497.gml", .refused("a node has no id")),
    ("igraph-gml/graph2.gml", .refused("directed \"2\" is neither 0 nor 1")),
    ("igraph-gml/invalid1.gml", .refused("source stands twice")),
    ("igraph-gml/invalid4.gml", .refused("unexpected end")),
    ("igraph-gml/invalid6.gml", .refused("\"2targetrgett\" is neither a number nor a text")),
    ("igraph-pajek/bipartite.net", .read("13 people, 11 ties")),
    ("igraph-pajek/invalid_pajek2.net", .refused("\"0\" is no vertex: they are 1 to 4")),
    // Signed lines are of Pajek; a weight here is a strength, and a negative one is refused.
    ("igraph-pajek/links.net", .refused("\"-1\" in \"weight\" is negative")),
    // Its lines end with a carriage return alone.
    ("igraph-pajek/pajek2.net", .read("10 people, 9 ties")),
    // NetworkX passes over *Edges.
    ("igraph-pajek/pajek4.net", .read("10 people, 9 ties")),
    ("igraph-pajek/pajek6.net", .read("10 people, 9 arcs")),
    ("igraph-pajek/pajek_bip.net", .read("15 people, 25 ties")),
    // Alice with Bob and Cedric, Bob with Cedric; NetworkX takes the lists for single edges.
    ("igraph-pajek/pajek_edgeslist.net", .read("3 people, 3 ties")),
    ("igraph-pajek/utf8_with_bom.net", .read("10 people, 6 ties")),
    ("igraphdata/lesmis.gml", .read("77 people, 254 ties of weight 820")),
    ("igraphdata/lesmis.net", .read("77 people, 254 ties")),
    (
      "jgrapht/01-GraphMLImporterTest-testUndirectedUnweighted.graphml", .read("3 people, 3 ties")
    ),
    (
      "jgrapht/01-SimpleGEXFImporterTest-testUndirectedUnweighted.gexf", .read("3 people, 3 ties")
    ),
    (
      "jgrapht/02-SimpleGEXFEventDrivenImporterTest-testWithAttributesWeightedGraphs.gexf",
      .read("3 people, 3 ties of weight 6")
    ),
    (
      "jgrapht/02-SimpleGraphMLEdgeListImporterTest-testWithAttributesWeightedGraphs.graphml",
      .read("3 people, 3 ties of weight 6")
    ),
    (
      "jgrapht/03-SimpleGraphMLImporterTest-testUndirectedUnweightedWithConsumers.graphml",
      .read("3 people, 3 ties")
    ),
    // Edges before and after the nodes, in two lists; NetworkX reads the first list only.
    (
      "jgrapht/04-SimpleGEXFImporterTest-testUndirectedUnweightedWithConsumers.gexf",
      .read("3 people, 3 ties")
    ),
    // The fourth edge is a loop.
    (
      "jgrapht/05-GraphMLImporterTest-testUndirectedUnweightedStringKeys.graphml",
      .read("3 people, 3 ties")
    ),
    (
      "jgrapht/06-GraphMLImporterTest-testUndirectedUnweightedWrongOrder.graphml",
      .read("3 people, 3 ties")
    ),
    ("jgrapht/07-GraphMLImporterTest-testDirectedUnweighted.graphml", .read("3 people, 3 arcs")),
    (
      "jgrapht/08-GraphMLImporterTest-testWithAttributes.graphml",
      .read("3 people, 3 ties of weight 4")
    ),
    // The weight is called myvalue, which no reader can know; --column weight=myvalue says so.
    (
      "jgrapht/11-GraphMLImporterTest-testWithAttributesCustomNamedWeightedGraphs.graphml",
      .read("3 people, 3 ties")
    ),
    // The hyperedge is a circle of four.
    (
      "jgrapht/13-GraphMLImporterTest-testWithHyperEdges.graphml",
      .read("4 people, 2 ties, 1 circle of 4")
    ),
    (
      "jgrapht/15-GraphMLImporterTest-testValidateNoNodeId.graphml", .refused("a node has no id")
    ),
    (
      "jgrapht/17-GraphMLImporterTest-testValidWithXLinkNodeAttrib.graphml",
      .read("3 people, 3 ties")
    ),
    (
      "jgrapht/19-GraphMLImporterTest-testWithAttributesAtGraphMLLevel.graphml",
      .read("2 people, 1 tie")
    ),
    // Neo4j uses keys that it does not declare, and an attribute for the sort of the tie.
    (
      "jgrapht/22-GraphMLImporterTest-testNonValidApoc.graphml",
      .read("2 people, daughter 1 arc")
    ),
    ("neo4j-apoc/01-ExportGraphMLTest-NO_REL_TYPES.graphml", .read("2 people, 1 arc")),
    // It holds a control character that XML does not allow.
    ("neo4j-apoc/fileWithUnicode.graphml", .refused("")),
    ("networkx/01-setup_class-simple_directed_data.graphml", .read("11 people, 11 arcs")),
    ("networkx/03-setup_class-node_attribute_default_data.graphml", .read("2 people, 1 arc")),
    (
      "networkx/05-setup_class-attribute_numeric_type_data.graphml",
      .refused("\"k\" in \"weight\" is not a number")
    ),
    // Without edgedefault, which the specification requires, both others read it as undirected;
    // here the ends keep their order, with a warning, because it can be dropped later.
    ("networkx/07-setup_class-undirected_multigraph_data.graphml", .read("4 people, 3 arcs")),
    (
      "networkx/09-setup_class-multigraph_only_ids_for_multiedges_data.graphml",
      .read("4 people, 3 arcs")
    ),
    // An edge may have a direction of its own; igraph passes over it, NetworkX refuses it.
    ("networkx/11-test_undirected_edge_in_directed-s.graphml", .read("3 people, 3 arcs")),
    ("networkx/13-test_hyperedge_raise-s.graphml", .read("3 people, 0 arcs, 1 circle of 3")),
    ("networkx/15-test_yfiles_extension-data.graphml", .read("3 people, 1 arc")),
    ("networkx/17-test_graphml_header_line-good.graphml", .read("1 people, 0 arcs")),
    // In a namespace of its own, which is warned of.
    ("networkx/19-test_graphml_header_line-ugly.graphml", .read("1 people, 0 arcs")),
    ("networkx/21-test_long_attribute_type-s.graphml", .read("1 people, 0 arcs")),
    ("networkx-gexf/01-test_gexf_v1_3-data.gexf", .read("2 people, 1 arc")),
    ("networkx-gexf/03-setup_class-attribute_data.gexf", .read("4 people, 5 arcs")),
    ("networkx-gexf/05-test_directed_edge_in_undirected-s.gexf", .read("2 people, 1 arc")),
    // An undeclared attribute, and an undirected edge.
    ("networkx-gexf/07-test_key_raises-s.gexf", .read("2 people, 1 tie")),
    ("networkx-gml/01-setup_class-simple_data.gml", .read("3 people, 3 arcs")),
    ("networkx-gml/03-test_quotes-answer.gml", .read("1 people, 0 ties")),
    ("networkx-gml/05-test_escape_unescape-gml.gml", .refused("there are no rows")),
    ("networkx-gml/07-test_exceptions.gml", .read("2 people, 2 arcs")),
    ("networkx-gml/09-test_exceptions.gml", .read("2 people, 1 tie of weight 2")),
    ("networkx-gml/11-test_exceptions.gml", .read("2 people, 2 arcs")),
    (
      "networkx-gml/13-test_writing_graph_with_multi_element_property_list.gml",
      .read("1 people, 0 ties")
    ),
    ("networkx-gml/15-test_reading_graph_with_list_property.gml", .read("1 people, 0 ties")),
    ("networkx-pajek/01-setup_class-data.net", .refused("\"-1\" in \"weight\" is negative")),
    ("ours/bad-number.graphml", .refused("\"1,5\" in \"weight\" is not a number")),
    ("ours/cdata-and-comments.graphml", .read("1 people, 0 arcs")),
    ("ours/deep-nesting-200.graphml", .refused("nested deeper than 256, the limit")),
    ("ours/doctype-internal-entity.graphml", .refused("a DOCTYPE is refused")),
    ("ours/edge-to-undeclared-node.graphml", .refused("\"ghost\", which is no node")),
    ("ours/empty-graph.graphml", .refused("there are no rows")),
    ("ours/graph-tool-dialect.graphml", .read("2 people, 1 arc")),
    ("ours/key-for-missing-and-name-missing.graphml", .read("2 people, 1 arc")),
    ("ours/latin1-declared.graphml", .read("1 people, 0 arcs")),
    ("ours/no-namespace.graphml", .read("2 people, 1 arc")),
    ("ours/only-root.graphml", .refused("there is no graph in it")),
    (
      "ours/primer-form-attributes-default.graphml", .read("3 people, 3 ties of weight 4.5")
    ),
    (
      "ours/primer-form-hyperedge.graphml", .read("7 people, 1 tie, 1 circle of 3, 1 circle of 3")
    ),
    ("ours/primer-form-mixed-directed.graphml", .read("4 people, 5 arcs")),
    ("ours/primer-form-parse-info.graphml", .read("3 people, 2 arcs")),
    ("ours/primer-form-simple.graphml", .read("11 people, 12 ties")),
    ("ours/truncated.graphml", .refused("unexpected end")),
    ("ours/undeclared-key.graphml", .read("1 people, 0 arcs")),
    ("ours/utf8-bom.graphml", .read("1 people, 0 arcs")),
    ("tinkerpop/graph-no-edge-ids.xml", .read("2 people, 1 arc")),
    // One node; a key of a type that there is not is text.
    ("tinkerpop/graph-types.xml", .read("1 people, 0 arcs")),
    ("tinkerpop/mockgraph.xml", .refused("the root element is \"tinkerpop\"")),
    (
      "tinkerpop/tinkerpop-classic-tp2.xml",
      .read("6 people, created 4 arcs of weight 2, knows 2 arcs of weight 1.5")
    ),
    (
      "tinkerpop/tinkerpop-classic.xml",
      .read("6 people, created 4 arcs of weight 2, knows 2 arcs of weight 1.5")
    ),
    ("tinkerpop/tinkerpop-no-edge-labels.xml", .read("2 people, 1 arc of weight 0.5")),
  ]

  @Test func `Every file of the manifest has an expectation`() throws {
    let bytes = try #require(
      FileManager.default.contents(
        atPath: Self.folder.appendingPathComponent("manifest.csv").path))
    let rows = try #require(slowRecords(Array(bytes)))
    let files = rows.dropFirst().compactMap { $0.first }
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(files.count > 100)
    #expect(Set(files) == Set(Self.expectations.map(\.file)))
    #expect(Self.expectations.count == files.count)
  }

  @Test(arguments: expectations.map(\.file)) func `A file is read or refused as stated`(
    file: String
  ) throws {
    let expectation = try #require(Self.expectations.first { $0.file == file }).1
    let path = Self.folder.appendingPathComponent(file).path
    let outcome = Result { try Import.organisation(from: [path]) }
    switch (outcome, expectation) {
    case (.success(let organisation), .read(let expected)):
      #expect(summary(organisation, file: file) == expected)
    case (.success(let organisation), .refused):
      Issue.record("it was read: \(summary(organisation, file: file))")
    case (.failure(let error), .read): Issue.record("it was refused: \(error)")
    case (.failure(let error), .refused(let words)):
      let failure = try #require(error as? ImportFailure)
      #expect(words.isEmpty || failure.description.contains(words), "\(failure)")
      #expect(failure.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.hint.isEmpty })
    }
  }

  /// `3 people, 3 ties of weight 6, 1 circle of 4`; a relation goes by its name where the file says
  /// it, and the weight is left out where every tie weighs 1.
  private func summary(_ organisation: Organisation, file: String) -> String {
    let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    var parts = ["\(organisation.people.count) people"]
    for relation in organisation.allRelations {
      let graph = relation.graph
      let count = graph.tieCount
      let unit = (graph.isDirected ? "arc" : "tie") + (count == 1 ? "" : "s")
      let sum = graph.nodes.flatMap { graph.arcs(of: $0) }.reduce(0) { $0 + graph.weight(of: $1) }
      let weight = (sum / (graph.isDirected ? 1 : 2) * 1000).rounded() / 1000
      let text = weight == weight.rounded() ? "\(Int(weight))" : "\(weight)"
      parts.append(
        (relation.name == stem ? "" : "\(relation.name) ") + "\(count) \(unit)"
          + (graph.isWeighted ? " of weight \(text)" : ""))
    }
    for circle in organisation.circles.indices {
      parts.append("1 circle of \(organisation.members(of: circle, at: nil).count)")
    }
    return parts.joined(separator: ", ")
  }
}
