<?php
/**
 * Plugin Name: Article Widget
 * Description: The shortcode [article_widget src="https://news.example/api/story.json" url="https://news.example/story" title="Headline"].
 * Version: 0.1.0
 * Requires at least: 6.5
 * License: MIT OR Apache-2.0
 *
 * @package Article_Widget
 */

// Put this file into wp-content/plugins/, and the address of your dist/ below.
defined( 'ABSPATH' ) || exit;

define( 'ARTICLE_WIDGET_SCRIPT', 'https://cdn.example/article-widget.js' );

/**
 * Draws the element, and asks for its script on the pages that have one.
 *
 * @param array|string $attributes What the shortcode was given.
 * @return string The element with a link as its fallback.
 */
function article_widget_shortcode( $attributes ) {
	$given = shortcode_atts(
		array(
			'src'   => '',
			'url'   => '',
			'title' => '',
			'theme' => 'auto',
		),
		$attributes,
		'article_widget'
	);
	// Null: WordPress adds no version of its own to the address.
	wp_enqueue_script_module( 'article-widget', ARTICLE_WIDGET_SCRIPT, array(), null );
	return sprintf(
		'<article-widget src="%1$s" theme="%2$s"><a href="%3$s">%4$s</a></article-widget>',
		esc_url( $given['src'] ),
		esc_attr( $given['theme'] ),
		esc_url( $given['url'] ),
		esc_html( $given['title'] )
	);
}
add_shortcode( 'article_widget', 'article_widget_shortcode' );
